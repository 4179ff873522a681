import type { Bystander } from "./bystanders.js";
import { complaint } from "./command.js";
import type { Host } from "./host.js";
import type { Project } from "./inventory.js";
import { type PlaybookOptions, type PlaybookRun, runPlaybook } from "./playbook.js";
import { containers } from "./probes.js";

/** The host with the stack on it, and who looks at it from outside. */
export interface Deployed {
  readonly host: Host;
  readonly project: Project;
  readonly neighbour: Bystander;
  readonly client: Bystander;
}

/** How a chapter reaches the host: it is not there yet when the tests are declared. */
export type OnHost = () => Deployed;

/** Deploys, and says why when that fails: the last lines the playbook printed. */
export async function deploy(project: Project, options: PlaybookOptions = {}): Promise<PlaybookRun> {
  return succeed(project, "site.yml", options);
}

/** Runs a playbook that must succeed. */
export async function succeed(project: Project, playbook: string, options: PlaybookOptions = {}): Promise<PlaybookRun> {
  const outcome = await runPlaybook(project, playbook, options);
  if (outcome.code !== 0) throw new Error(complaint(`ansible-playbook ${playbook}`, outcome));
  return outcome;
}

/** Runs a playbook that must fail and leave every container as it was; returns what it said, on one line. */
export async function refuse(
  { host, project }: Deployed,
  options: PlaybookOptions = {},
  playbook = "site.yml",
): Promise<string> {
  const before = await lives(host);
  const outcome = await runPlaybook(project, playbook, options);
  if (outcome.code === 0) throw new Error(`'${playbook}' went through, and should have been refused`);
  const after = await lives(host);
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`'${playbook}' was refused, but containers changed: ${JSON.stringify({ before, after }, null, 2)}`);
  return outcome.stdout.replaceAll(/\s+/g, " ");
}

/** Id and start time of every container: equal before and after means that nothing was restarted. */
export async function lives(host: Host): Promise<Readonly<Record<string, string>>> {
  const all = [...(await containers(host)).values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return Object.fromEntries(all.map(({ name, id, startedAt }) => [name, `${id.slice(0, 12)} since ${startedAt}`]));
}

/** The containers that are not as they should be, with what they are instead. */
export async function unwell(host: Host): Promise<readonly string[]> {
  const all = [...(await containers(host)).values()];
  return all
    .filter(({ running, health }) => !running || (health !== "healthy" && health !== "none"))
    .map(({ name, running, health }) => `${name}: ${running ? health : "not running"}`);
}
