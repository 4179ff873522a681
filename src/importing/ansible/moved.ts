import type { Playbook } from "../../model/ansible/playbook.js";
import type { AnsibleProject } from "../../model/ansible/project.js";
import type { Role } from "../../model/ansible/role.js";
import { rolesUsedBy } from "../../reading/ansible/role-uses.js";
import { settledIn } from "../../reading/ansible/settled.js";
import { ownerOf } from "../../review/questions/variable-names.js";
import { builtInRoles } from "../../roles/registry.js";
import type { Note } from "../note.js";
import { isSecret } from "./values.js";

/** What of an Ansible project stands beside the stack from now on. */
export interface Moved {
  /** Own roles that run before the containers, and after them, in the order of the plays. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** All roles that come along, those that others run among them. */
  readonly roles: readonly string[];
  /** Variables of the inventory that are no secrets. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly notes: readonly Note[];
}

/**
 * Tells which roles and variables of a project come along. Those that Rexible has by the same name, and those that bring the Compose
 * files, give their place to the stack.
 *
 * @param compose paths of the Compose files.
 */
export function movedFrom(project: AnsibleProject, compose: readonly string[]): Moved {
  const uses = usesIn(mainPlaybook(project.playbooks), project.playbooks);
  const roles = new Map(project.roles.map((role) => [role.name, role]));
  const deploying = new Set(compose.flatMap((path) => /(?:^|\/)roles\/([^/]+)\//.exec(path)?.[1] ?? []));
  const notes: Note[] = [];
  const [before, after]: [string[], string[]] = [[], []];
  let isAfter = false;
  for (const { name, file, line } of uses) {
    const [outcome, says] = becameOf(name, roles, deploying);
    notes.push({ service: "roles", key: name, file, line, outcome, says });
    if (deploying.has(name)) isAfter = true;
    else if (outcome === "taken") (isAfter ? after : before).push(name);
  }
  const moved = withReached([...before, ...after], roles);
  const { variables, left } = variablesOf(project);
  return { before, after, roles: moved, variables, notes: [...notes, ...left] };
}

/** What statements of a template decide, which the import takes as if they were not there. */
export function branchesIn(path: string, text: string): readonly Note[] {
  return text.split("\n").flatMap((line, index): readonly Note[] => {
    const [statement] = /\{%-?\s*(?:if|elif|for)\b[^%]*%\}/.exec(line) ?? [];
    const says = "it decides whether what stands there is written; the import took it: keep it, or take it away";
    return statement === undefined
      ? []
      : [{ service: "template", key: statement, file: path, line: index + 1, outcome: "decide", says }];
  });
}

function becameOf(
  name: string,
  roles: ReadonlyMap<string, Role>,
  deploying: ReadonlySet<string>,
): readonly [Note["outcome"], string] {
  if (deploying.has(name)) return ["changed", "its Compose files are services of the stack, which 'deploy' starts"];
  if (builtInRoles.has(name))
    return ["changed", `the stack's own role '${name}' takes its place: compare what they do`];
  if (!roles.has(name)) return ["left out", "it is not in this folder: write it to 'roles-src/requirements.yml'"];
  return ["taken", `as 'roles-src/${name}', which 'role' runs`];
}

/** The playbook that is called 'site', or else the one that runs most roles. */
function mainPlaybook(playbooks: readonly Playbook[]): Playbook | undefined {
  const count = ({ plays, imports }: Playbook) => plays.flatMap(({ roles }) => roles).length + imports.length;
  return (
    playbooks.find(({ file }) => /(?:^|\/)site\.ya?ml$/.test(file.path)) ??
    [...playbooks].sort((one, other) => count(other) - count(one))[0]
  );
}

interface Use {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** The roles that a playbook runs, and those that it imports, each once. */
function usesIn(playbook: Playbook | undefined, all: readonly Playbook[], depth = 0): readonly Use[] {
  if (playbook === undefined || depth > 5) return [];
  const { plays, imports, file } = playbook;
  const imported = imports.flatMap(({ path }) =>
    all.filter((other) => other.file.path.endsWith(path.replace(/^(?:\.\/)+/, ""))),
  );
  const names = [
    ...imported.flatMap((other) => usesIn(other, all, depth + 1)),
    ...plays.flatMap(({ roles, tasks }) =>
      [...roles, ...tasks.flatMap((task) => rolesUsedBy(task))].map(({ name }) => ({
        name,
        file: file.path,
        line: lineOf(file.text, name),
      })),
    ),
  ];
  return [...new Map(names.map((use) => [use.name, use])).values()];
}

function lineOf(text: string, name: string): number {
  const index = text
    .split("\n")
    .findIndex((line) => new RegExp(`(?:^|[\\s:"'])${name.replace(/\W/g, "\\$&")}(?:[:"'\\s,}]|$)`).test(line));
  return Math.max(index, 0) + 1;
}

/** Roles that the moved ones run come along. */
function withReached(names: readonly string[], roles: ReadonlyMap<string, Role>): readonly string[] {
  const reached = new Set(names);
  for (const name of reached)
    for (const use of roles.get(name)?.uses ?? [])
      if (roles.has(use.name) && !builtInRoles.has(use.name)) reached.add(use.name);
  return [...reached];
}

function variablesOf({ inventory }: AnsibleProject) {
  const { known, contradicted } = settledIn({ inventory, roles: [], playbooks: [] });
  const { all, ...groups } = inventory.groups;
  const definitions = [...[all, ...Object.values(groups)], ...Object.values(inventory.hosts)].flatMap(
    (one) => one?.variables ?? [],
  );
  const isLeft = new Map(
    definitions.map(({ name, value }) => [
      name,
      reasonAgainst(name, value) ?? (contradicted.has(name) ? differs : undefined),
    ]),
  );
  const kept = [...known].filter(([name]) => isLeft.get(name) === undefined);
  const left = definitions.flatMap(({ name, at }): readonly Note[] => {
    const says = isLeft.get(name);
    const line = "line" in at ? at.line : lineOf(at.file.text, name);
    const outcome = says === differs ? "decide" : "left out";
    return says === undefined ? [] : [{ service: "variables", key: name, file: at.file.path, line, outcome, says }];
  });
  return { variables: Object.fromEntries(kept.map(([name, { value }]) => [name, value])), left };
}

const differs =
  "its hosts have different values of it, and none was taken: give each host its own in 'inventory/host_vars'";

function reasonAgainst(name: string, value: unknown): string | undefined {
  if (isSecret(name, value)) return "it is a secret: give its value to the vault";
  if (name.startsWith("ansible_")) return "it says how the old project reaches its hosts: see 'hosts' of the stack";
  const owner = ownerOf(name);
  return owner === undefined ? undefined : `${owner} gives this name its value`;
}
