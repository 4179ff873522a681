import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { toYaml } from "../../emit/yaml.js";
import { branchesIn, type Moved, movedFrom } from "../../importing/ansible/moved.js";
import { openSecretsIn, valuesIn } from "../../importing/ansible/values.js";
import { filesOnDisk } from "../../load/files-on-disk.js";
import { walkFolder } from "../../load/walk-folder.js";
import { createFile } from "../../output/create-file.js";
import { readAnsibleProject } from "../../reading/ansible/project.js";
import { isCompose } from "../../reading/compose/is-compose.js";
import type { Variables } from "../../reading/compose/template.js";

/** A folder with playbooks, roles and the Compose files that these install. */
export interface AnsibleFolder {
  readonly root: string;
  /** Paths of the Compose files below the root, those of the infrastructure first. */
  readonly compose: readonly string[];
  readonly variables: Variables;
  readonly moved: Moved;
  /** Values of secrets that stand open in its files, by the names of their variables. */
  readonly openSecrets: ReadonlyMap<string, string>;
  /** Paths of all files below the root. */
  readonly files: readonly string[];
}

/** Reads a folder of Ansible; nothing where it has no playbook, or no Compose file. */
export function readAnsibleFolder(root: string): AnsibleFolder | undefined {
  const { files } = walkFolder(root, () => false);
  const disk = filesOnDisk(root);
  const sources = files.flatMap((path) => {
    const content = mayMatter.test(path) ? disk.read(path) : undefined;
    return content !== undefined && "text" in content ? [{ path, text: content.text, file: join(root, path) }] : [];
  });
  const compose = sources.flatMap(({ path, text }) => (isCompose(path, text) ? [path] : [])).sort(infrastructureFirst);
  const project = readAnsibleProject(sources);
  if (compose.length === 0 || project.playbooks.every(({ plays }) => plays.length === 0)) return undefined;
  const branches = sources
    .filter(({ path }) => compose.includes(path))
    .flatMap(({ path, text }) => branchesIn(path, text));
  const all = movedFrom(project, compose);
  const moved = { ...all, notes: [...all.notes, ...branches] };
  return { root, compose, variables: valuesIn(project), moved, openSecrets: openSecretsIn(project), files };
}

const mayMatter =
  /\.(?:ya?ml|j2|ini|cfg)$|(?:^|\/)(?:group_vars|host_vars|inventory)\/|(?:^|\/)(?:hosts|inventory)$|(?:^|\/)roles\/[^/]+\/(?:tasks|handlers|defaults|vars|meta|templates|files)\//;

function infrastructureFirst(one: string, other: string): number {
  return Number(/infra/.test(other)) - Number(/infra/.test(one)) || (one < other ? -1 : 1);
}

/** Copies roles and variables to where the stack has its own. @returns the paths that were written. */
export function writeMoved({ root, moved, files }: AnsibleFolder): readonly string[] {
  for (const role of moved.roles)
    for (const path of files) {
      const [, inside] = new RegExp(`^(?:.*/)?roles/${role.replace(/\W/g, "\\$&")}/(.+)$`).exec(path) ?? [];
      if (inside === undefined) continue;
      const from = join(root, path);
      createFile(join("roles-src", role, inside), readFileSync(from), statSync(from).mode & 0o777);
    }
  const written = moved.roles.map((role) => `roles-src/${role}`);
  if (Object.keys(moved.variables).length === 0) return written;
  createFile("inventory/hosts.yml", "all:\n");
  createFile("inventory/group_vars/all/imported.yml", toYaml(moved.variables));
  return [...written, "inventory/group_vars/all/imported.yml"];
}
