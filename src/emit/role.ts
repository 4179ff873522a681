import { toAnsible } from "../plan/jinja.js";
import type { PlannedRole, PlannedVariable, VariableType } from "../plan/role.js";
import { type EmittedFile, yamlDocument } from "./file.js";
import { roleReadme } from "./role-readme.js";
import { toYaml } from "./yaml.js";

/** The files of a role, by path below its folder. */
export function emitRole(role: PlannedRole, configs: ReadonlyMap<string, string>): ReadonlyMap<string, EmittedFile> {
  const files = new Map<string, EmittedFile>();
  const add = (path: string, text: string): void => void files.set(path, { text, route: role.route });
  for (const { file: _, path, ...source } of role.sources)
    if (role.own || !path.startsWith("config/")) files.set(path, { ...source, route: role.route });
  for (const [path, text] of configs) add(path, text);
  for (const [path, text] of role.templates) add(`templates/${path}`, text);
  if (role.own) return files;
  if (role.tasks.length > 0) add("tasks/main.yml", yamlDocument(spaced(toYaml(toAnsible(role.tasks)))));
  if (role.handlers.length > 0) add("handlers/main.yml", yamlDocument(spaced(toYaml(toAnsible(role.handlers)))));
  if (Object.keys(role.internals).length > 0) add("vars/main.yml", internalsOf(role));
  add("defaults/main.yml", defaultsOf(role));
  add("meta/main.yml", metaOf(role));
  if (role.variables.length > 0) add("meta/argument_specs.yml", argumentSpecsOf(role));
  add("README.md", roleReadme(role));
  return files;
}

function defaultsOf({ variables: all }: PlannedRole): string {
  const variables = all.filter(({ ofMachines }) => !ofMachines);
  const values = Object.fromEntries(variables.map(({ name, value }) => [name, toAnsible(value)]));
  const comments = Object.fromEntries(variables.map(({ name, description }) => [name, description]));
  return yamlDocument(toYaml(values, comments));
}

function internalsOf({ internals }: PlannedRole): string {
  const [first = ""] = Object.keys(internals);
  const says = "The files as they are to stand on the host, worked out from this project whenever the role runs";
  return yamlDocument(toYaml(toAnsible(internals), { [first]: says }));
}

/** No dependencies, ever: a role that depended on another would run it twice (REX003). */
function metaOf({ name, summary }: PlannedRole): string {
  return yamlDocument(
    toYaml({
      galaxy_info: {
        role_name: name.replaceAll("-", "_"),
        author: "rexible",
        description: summary,
        license: "MIT",
        min_ansible_version: "2.17",
        platforms: [{ name: "Debian", versions: ["trixie"] }],
      },
      dependencies: [],
    }),
  );
}

function argumentSpecsOf({ summary, variables }: PlannedRole): string {
  const options = Object.fromEntries(variables.map((variable) => [variable.name, specOf(variable)]));
  return yamlDocument(toYaml({ argument_specs: { main: { short_description: summary, options } } }));
}

function specOf({ description, type, value }: PlannedVariable) {
  return { description, ...ansibleType(type), required: value !== null };
}

function ansibleType({ options, ...type }: VariableType): Record<string, unknown> {
  if (options === undefined) return type;
  const nested = Object.entries(options).map(([key, { description, required, ...option }]) => [
    key,
    { ...(description && { description }), ...ansibleType(option), ...(required && { required }) },
  ]);
  return { ...type, options: Object.fromEntries(nested) };
}

/** A blank line between tasks. */
export function spaced(yaml: string): string {
  return yaml.replace(/\n(?=- )/g, "\n\n");
}
