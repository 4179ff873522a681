import type { AnsibleProject } from "../../model/ansible/project.js";
import type { SourceFile } from "../../model/sources.js";
import { readInventory } from "./inventory.js";
import { readPlaybook } from "./playbook.js";
import { readRole } from "./role.js";

/**
 * Reads a folder of Ansible from its files: roles below `roles/` (also those of collections), inventory and variables, and the playbooks
 * beside them. What is none of these is left out.
 */
export function readAnsibleProject(files: readonly SourceFile[]): AnsibleProject {
  const roles = new Map<string, SourceFile[]>();
  const inventory: SourceFile[] = [];
  const playbooks: SourceFile[] = [];
  for (const file of files) {
    const [, root = "", name = "", path = ""] = /^((?:.*\/)?roles)\/([^/]+)\/(.+)$/.exec(file.path) ?? [];
    if (root !== "") roles.set(`${root}/${name}`, [...(roles.get(`${root}/${name}`) ?? []), { ...file, path }]);
    else if (isInventory(file)) inventory.push(file);
    else if (/\.ya?ml$/.test(file.path) && playbook.test(file.text)) playbooks.push(file);
  }
  return {
    playbooks: playbooks.map(readPlaybook),
    roles: [...roles].map(([path, sources]) => readRole(path.split("/").at(-1) ?? path, true, sources)),
    inventory: readInventory(inventory),
  };
}

/** A key that only an entry of a playbook has, at its start or below its name. */
const playbook = /^(?:- +| {2,4})(?:hosts|(?:ansible\.builtin\.)?import_playbook) *:/m;

/** Whether a file is an inventory, or variables of one. */
function isInventory({ path, text }: SourceFile): boolean {
  if (/(?:^|\/)(?:group_vars|host_vars)\//.test(path)) return true;
  if (/(?:^|\/)(?:hosts|inventory)(?:\.(?:ini|cfg|ya?ml))?$/.test(path)) return !/^- /m.test(text);
  return /(?:^|\/)(?:inventory|inventories)\/.*(?:\.(?:ini|ya?ml)|\/[^./]+)$/.test(path) && !/^- /m.test(text);
}
