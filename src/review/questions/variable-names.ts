import { builtInRoles } from "../../roles/registry.js";

/**
 * Names that mean something else in a play: its keywords, variables that Ansible sets itself, functions of its templates, and words of
 * Python, which Ansible takes for no name. See https://docs.ansible.com/ansible/latest/reference_appendices/special_variables.html.
 */
const reserved: ReadonlySet<string> = new Set(
  `become check_mode connection diff environment gather_facts groups group_names handlers hosts host_vars hostvars
  ignore_errors inventory_dir inventory_file inventory_hostname item name no_log omit order play_hosts port register
  remote_user role_name roles serial strategy tags tasks timeout vars vars_files when loop block
  playbook_dir role_path role_names inventory_hostname_short omit lookup query q undef now cycler joiner namespace range dict
  lipsum and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda nonlocal not or pass raise return try while with yield true false none`.split(/\s+/),
);

/** Whether Ansible keeps a name for itself. */
export function isReserved(name: string): boolean {
  return reserved.has(name);
}

/** Prefixes of variables that somebody else gives a value: the playbooks, the vault, Ansible, and each role of ours. */
const owners: readonly (readonly [string, RegExp])[] = [
  ["the generated playbooks", /^stack_/],
  ["the vault", /^vault_/],
  ["Ansible", /^(ansible|hostvars|group|inventory|play|role)_/],
  [
    "a role of Rexible's",
    new RegExp(`^(${[...builtInRoles.keys()].map((role) => role.replaceAll("-", "_")).join("|")})_`),
  ],
  // The file '.env' holds it in capitals, and Compose prefers what the shell says.
  [
    "the shell or Docker Compose",
    /^(path|home|user|logname|shell|lang|pwd|oldpwd|term|hostname|mail|editor|tmpdir|ifs|ps1)$|^(compose|docker|buildx|lc|xdg|ssh|sudo)_/,
  ],
];

/** Who else gives a variable of the inventory its value. */
export function ownerOf(name: string): string | undefined {
  return owners.find(([, pattern]) => pattern.test(name))?.[0];
}
