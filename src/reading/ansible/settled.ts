import type { AnsibleProject } from "../../model/ansible/project.js";
import type { Definition } from "../../model/ansible/variable.js";
import { variablesByHost } from "./host-variables.js";

/** What a project says of its variables. */
export interface Settled {
  /** One definition of each variable that has the same value wherever it is said. */
  readonly known: ReadonlyMap<string, Definition>;
  /** Variables that hosts, roles or plays give different values: which one counts depends on where it is asked. */
  readonly contradicted: ReadonlySet<string>;
}

/** Settles what a project says: defaults of roles, then its hosts, then plays, then variables of roles; each wins over those before. */
export function settledIn({ roles, inventory, playbooks }: AnsibleProject): Settled {
  const ofRoles = (kind: Definition["by"]) =>
    roles.flatMap(({ definitions }) => definitions.filter(({ by }) => by === kind));
  const defaults = byName(ofRoles("defaults"));
  const hosts = variablesByHost(inventory);
  // A host that says nothing has what the roles say.
  const onHosts = [...new Set(hosts.flatMap((variables) => [...variables.keys()]))].map(
    (name) => [name, hosts.flatMap((variables) => variables.get(name) ?? defaults.get(name) ?? [])] as const,
  );
  const inPlays = playbooks.flatMap(({ plays }) =>
    plays.flatMap(({ definitions }) => definitions.filter(({ by }) => by === "play")),
  );
  const all = new Map([...defaults, ...onHosts, ...byName(inPlays), ...byName(ofRoles("vars"))]);
  const known = [...all].flatMap(([name, [one, ...others]]) =>
    one !== undefined && others.every(({ value }) => isSame(value, one.value)) ? [[name, one] as const] : [],
  );
  const names = new Set(known.map(([name]) => name));
  return { known: new Map(known), contradicted: new Set([...all.keys()].filter((name) => !names.has(name))) };
}

function byName(definitions: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> {
  const all = new Map<string, Definition[]>();
  for (const one of definitions) all.set(one.name, [...(all.get(one.name) ?? []), one]);
  return all;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
