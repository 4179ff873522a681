import { complaint } from "./command.js";
import type { Host } from "./host.js";
import type { Project } from "./inventory.js";
import { type PlaybookOptions, type PlaybookRun, runPlaybook } from "./playbook.js";
import { containers } from "./probes.js";

/** Deploys, and says why when that fails: the tasks that failed and the last lines the playbook printed. */
export async function deploy(project: Project, options: PlaybookOptions = {}): Promise<PlaybookRun> {
  const outcome = await runPlaybook(project, "site.yml", options);
  if (outcome.code !== 0) throw new Error(complaint("ansible-playbook site.yml", outcome));
  return outcome;
}

/** Id and start time of every container: equal before and after means that nothing was restarted. */
export async function lives(host: Host): Promise<Readonly<Record<string, string>>> {
  const all = [...(await containers(host)).values()];
  return Object.fromEntries(all.map(({ name, id, startedAt }) => [name, `${id.slice(0, 12)} since ${startedAt}`]));
}

/** The containers that are not as they should be, with what they are instead. */
export async function unwell(host: Host): Promise<readonly string[]> {
  const all = [...(await containers(host)).values()];
  return all
    .filter(({ running, health }) => !running || (health !== "healthy" && health !== "none"))
    .map(({ name, running, health }) => `${name}: ${running ? health : "not running"}`);
}
