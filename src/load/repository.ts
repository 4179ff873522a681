import { basename, dirname, join } from "node:path";
import type { Role } from "../model/ansible/role.js";
import type { SourceFile } from "../model/sources.js";
import { readAnsibleProject } from "../reading/ansible/project.js";
import { readRole } from "../reading/ansible/role.js";
import { isCompose, servicesIn } from "../reading/compose/is-compose.js";
import { filesOnDisk } from "./files-on-disk.js";
import { plainVariablesIn, readWholeRole } from "./role-sources.js";
import { type Walked, walkFolder } from "./walk-folder.js";
import { applicationsOf } from "./written-applications.js";

/** A folder of Compose files and Ansible that no stack is written for. */
export interface Repository {
  /** Its roles, and one without a name that holds the Compose files beside them. */
  readonly roles: readonly Role[];
  /** Compose files and roles that were read, by path. */
  readonly read: { readonly compose: readonly string[]; readonly roles: readonly string[] };
  /** Compose files that are read as one, by path; each file stands over those before it. */
  readonly groups: readonly (readonly string[])[];
  readonly leftOut: Walked["leftOut"];
  /** Text of a file that findings name. */
  readonly textOf: (file: string) => string | undefined;
}

/**
 * Reads what somebody wrote by hand below a folder. Runs nothing and fetches nothing; what cannot be read is left out, or a finding.
 *
 * @param root the folder, as the user wrote it; files are told by it.
 * @param isLeftOut what the user leaves out, by path below the folder.
 */
export function readRepository(root: string, isLeftOut: (path: string) => boolean): Repository {
  const walked = walkFolder(root, isLeftOut);
  const disk = filesOnDisk(root);
  const leftOut = [...walked.leftOut];
  const sources = walked.files.flatMap((path): SourceFile[] => {
    if (!mayMatter.test(path)) return [];
    const content = disk.read(path);
    if ("text" in content) return [{ path, text: content.text, file: join(root, path) }];
    if ("refused" in content) leftOut.push({ path, why: content.refused });
    return [];
  });
  const inRoles = sources.filter(({ path }) => inRole.test(path));
  const compose = sources.filter(
    ({ path, text }) => !inRole.test(path) && !ofHosts.test(path) && isCompose(path, text),
  );
  const isRead = new Set([...inRoles, ...compose]);
  const project = readAnsibleProject(sources.filter((source) => !isRead.has(source)));
  const byRole = Object.entries(groupedByRole(inRoles)).filter(([, files]) => files.some(isTask));
  const groups = groupsOf(compose);
  const loose = applicationsOf(
    groups,
    disk,
    new Map(sources.map((source) => [source.path, source])),
    plainVariablesIn(project),
  );
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  const grouped = new Set(groups.flat());
  for (const { path } of compose)
    if (!grouped.has(path)) leftOut.push({ path, why: "a part of a Compose file that is not beside it" });
  return {
    roles: [
      { ...readRole("", true, []), ...loose },
      ...byRole.map(([path, files]) => readWholeRole(basename(path), true, files, project)),
    ],
    read: { compose: compose.map(({ path }) => path), roles: byRole.map(([path]) => path) },
    groups,
    leftOut,
    textOf: (file) => texts.get(file),
  };
}

/** Text that a reader looks into: YAML, templates, what roles install, and inventories. */
const mayMatter =
  /\.(?:ya?ml|j2)$|(?:^|\/)roles\/[^/]+\/(?:tasks|handlers|defaults|vars|meta|templates|files|library)\/|(?:^|\/)(?:hosts|inventory)(?:\.(?:ini|cfg))?$|(?:^|\/)(?:group_vars|host_vars)\/|(?:^|\/)(?:inventory|inventories)\/(?:.*\/)?[^./]+(?:\.ini)?$/;

/** Variables of an inventory, whatever they are called. */
const ofHosts = /(?:^|\/)(?:group_vars|host_vars)\//;

const inRole = /^((?:.*\/)?roles\/[^/]+)\/(.+)$/;

function isTask({ path }: SourceFile): boolean {
  return /^(?:tasks|handlers)\/.*\.ya?ml$/.test(path);
}

function groupedByRole(files: readonly SourceFile[]): Readonly<Record<string, readonly SourceFile[]>> {
  const roles: Record<string, SourceFile[]> = {};
  for (const file of files) {
    const [, role = "", path = ""] = inRole.exec(file.path) ?? [];
    roles[role] = [...(roles[role] ?? []), { ...file, path }];
  }
  return roles;
}

/**
 * Files that stand over each other. A file in which some service does not say what it is made of stands over the one of its folder
 * that has that service: `compose.override.yaml`, `docker-compose.prod.yml`. Every other file is an application of its own.
 */
function groupsOf(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const services = new Map(files.map(({ path, text }) => [path, servicesIn(path, text)]));
  return files.flatMap(({ path }): readonly (readonly string[])[] => {
    const parts = [...(services.get(path) ?? [])].filter(([, isWhole]) => !isWhole).map(([name]) => name);
    if (parts.length === 0) return [[path]];
    const below = files
      .filter((other) => other.path !== path && dirname(other.path) === dirname(path))
      .map((other) => other.path)
      .sort((one, other) => one.length - other.length)
      .find((other) => parts.every((name) => services.get(other)?.get(name) === true));
    return below === undefined ? [] : [[below, path]];
  });
}
