import { isRecord } from "../../model/ansible/data.js";
import type { RoleFile, RoleFileKind, Unreadable } from "../../model/ansible/role-file.js";
import type { SourceFile } from "../../model/sources.js";
import { readYaml } from "./yaml.js";

const kinds: Readonly<Record<string, RoleFileKind>> = {
  tasks: "tasks",
  handlers: "handlers",
  defaults: "defaults",
  vars: "vars",
  meta: "meta",
  templates: "template",
  files: "file",
  library: "library",
  module_utils: "library",
  action_plugins: "library",
  filter_plugins: "library",
  lookup_plugins: "library",
};

/** What a file is for, by the folder of its role that it lies in. */
export function kindOf(path: string): RoleFileKind {
  const folder = path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
  return Object.hasOwn(kinds, folder) ? (kinds[folder] as RoleFileKind) : "other";
}

/** Whether Ansible reads the file as YAML before it renders anything: by its ending, or as `main` without one. */
export function isAnsibleYaml(path: string): boolean {
  return (
    ["tasks", "handlers", "defaults", "vars", "meta"].includes(kindOf(path)) &&
    (/\.(?:ya?ml|json)$/.test(path) || /(?:^|\/)main$/.test(path))
  );
}

/** A file of a role with its YAML read; and why not, where Ansible would stop at it. */
export function readRoleFile(source: SourceFile): { readonly file: RoleFile; readonly unreadable?: Unreadable } {
  const kind = kindOf(source.path);
  const plain: RoleFile = { ...source, kind, data: undefined, tags: {} };
  const mustBeRead = isAnsibleYaml(source.path);
  if (!mustBeRead && (kind === "template" || !/\.ya?ml$/.test(source.path))) return { file: plain };
  const read = readYaml(source.text);
  if (!read.ok) {
    const { reason, line, column } = read;
    return mustBeRead ? { file: plain, unreadable: { file: source, reason, line, column } } : { file: plain };
  }
  const file = { ...plain, data: read.data, tags: read.tags };
  const reason = shapeProblem(file);
  return reason === undefined ? { file } : { file, unreadable: { file: source, reason, line: 1, column: 1 } };
}

/** Why the data is not what Ansible wants there. */
function shapeProblem({ path, kind, data }: RoleFile): string | undefined {
  if (data === undefined || data === null || !/\/main(?:\.\w+)?$/.test(path)) return undefined;
  const wantsList = kind === "tasks" || kind === "handlers";
  if (wantsList) return Array.isArray(data) ? undefined : "it holds no list of tasks";
  return isRecord(data) ? undefined : "it holds no names with values";
}
