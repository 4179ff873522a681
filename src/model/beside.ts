import type { Origin } from "./origin.js";

/** What stands beside the stack for Ansible itself, in its own form. */
export interface Beside {
  /** Whether `inventory/` has an inventory: then Ansible reads it after the one that is written. */
  readonly hasInventory: boolean;
  /** Names of the variables that `inventory/` gives. */
  readonly variables: readonly string[];
  /** Names of the roles that the playbooks of `playbooks/` run. */
  readonly played: readonly string[];
  /** What `roles-src/requirements.yml` brings from elsewhere. */
  readonly required: { readonly roles: readonly Required[]; readonly collections: readonly Required[] };
}

/** A role or a collection that `ansible-galaxy` installs. */
export interface Required {
  readonly name: string;
  /** As it is written there, for the file that is generated. */
  readonly entry: unknown;
  readonly version: string;
  readonly origin: Origin;
}

export const nothingBeside: Beside = {
  hasInventory: false,
  variables: [],
  played: [],
  required: { roles: [], collections: [] },
};

/** Whether the name is of a role that comes from elsewhere: of Galaxy, or of a collection, such as "community.general.x". */
export function isRequired(role: string, { required: { roles, collections } }: Beside): boolean {
  const [, collection] = /^(\w+\.\w+)\.\w+$/.exec(role) ?? [];
  if (collection !== undefined) return [...ours, ...collections.map(({ name }) => name)].includes(collection);
  return roles.some(({ name }) => name === role);
}

/** The collections that every project needs. */
const ours = ["ansible.posix", "community.docker", "community.general"];
