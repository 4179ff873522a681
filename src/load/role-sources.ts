import { YAMLException } from "js-yaml";
import type { Problem } from "../diagnostics/problem.js";
import type { SourceFile, SourceFolders, Sources } from "../model/sources.js";
import { isCompose } from "../reading/compose/is-compose.js";
import type { Variables } from "../reading/compose/template.js";
import type { ParsedFile, RoleSource } from "../review/role-source/role-source.js";
import { isYaml, readAnsibleYaml, TooManyValues } from "./ansible-yaml.js";
import { writtenApplicationsIn } from "./written-applications.js";

/** The role sources with their YAML read, or the files whose YAML cannot be read. */
export function parseRoleSources(sources: Sources): {
  readonly roles: readonly RoleSource[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const parse = (file: SourceFile): ParsedFile => {
    if (!isYaml(file.path)) return { ...file, data: undefined };
    try {
      return { ...file, data: readAnsibleYaml(file.text) };
    } catch (error) {
      // Compose has tags of its own, and says itself what it refuses.
      if (!/^(files|templates)\//.test(file.path) || !isCompose(file.path, file.text))
        problems.push(problemOf(error, file));
      return { ...file, data: undefined };
    }
  };
  const rolesOf = (folders: SourceFolders, own: boolean): RoleSource[] =>
    Object.entries(folders).map(([name, files]) => roleSourceOf(name, own, files.map(parse)));
  return { roles: [...rolesOf(sources.roles, false), ...rolesOf(sources.ownRoles, true)], problems };
}

/** A role from its files, with the Compose files among them read. */
export function roleSourceOf(name: string, own: boolean, files: readonly ParsedFile[]): RoleSource {
  return { name, own, files, ...writtenApplicationsIn(files, variablesIn(files)) };
}

/** The variables that the role itself gives a plain value. */
function variablesIn(files: readonly ParsedFile[]): Variables {
  const given = files
    .filter(({ path }) => /^(defaults|vars)\/main\.ya?ml$/.test(path))
    .flatMap(({ data }) => Object.entries(data ?? {}));
  return Object.fromEntries(
    given.filter(
      ([, value]) => ["string", "number", "boolean"].includes(typeof value) && !String(value).includes("{{"),
    ),
  );
}

function problemOf(error: unknown, { file }: SourceFile): Problem {
  if (error instanceof TooManyValues)
    return {
      severity: "error",
      message: `the file is too large: ${error.message}`,
      position: { file, line: 1, column: 1 },
      why: "Ansible would write each of them out, and run out of memory.",
      fix: "Write out what the aliases stand for, as far as it is needed.",
    };
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = error instanceof YAMLException ? error.reason : String(error);
  return {
    severity: "error",
    message: `the file is not YAML: ${reason}`,
    position: { file, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 },
    why: "Ansible reads it as YAML and would stop at the same place.",
    fix: "Mend the line, or quote the value if it is meant as text.",
  };
}
