import type { Sources } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import { isRendered } from "../plan/configure-role.js";
import { toTemplate } from "../plan/jinja.js";
import type { PlannedConfig, PlannedRole } from "../plan/role.js";
import { viewOf } from "../plan/view.js";
import { yamlDocument } from "./file.js";
import { renderTemplate, TemplateError } from "./handlebars.js";
import { toYaml } from "./yaml.js";

/** The configuration files of a role as text, by path below the role's folder. */
export function emitConfigs(stack: Stack, role: PlannedRole, sources: Sources): ReadonlyMap<string, string> {
  return new Map(
    role.configs.map((config) => {
      const path = `configs/${config.service}${config.file.path}`;
      const text = configText(stack, role, config, sources);
      return isRendered(config) ? [`templates/${path}.j2`, text] : [`files/${path}`, text];
    }),
  );
}

function configText(stack: Stack, role: PlannedRole, { service, file }: PlannedConfig, sources: Sources): string {
  const { content } = file;
  switch (content.kind) {
    case "verbatim":
      return typeof content.text === "string" ? content.text : toTemplate(content.text);
    case "yaml":
      return yamlDocument(toYaml(content.data));
    case "json":
      return `${JSON.stringify(content.data, null, 2)}\n`;
    case "template":
      return templateText(stack, role, service, content, sources);
  }
}

function templateText(
  stack: Stack,
  role: PlannedRole,
  service: string,
  { source: name, of }: { readonly source: string; readonly of?: string },
  sources: Sources,
): string {
  const path = `config/${name}`;
  const names = of === undefined ? [service, role.name] : [of];
  const folders = [sources.ownRoles, sources.roles].flatMap((all) => names.map((folder) => all[folder] ?? []));
  const source = folders.flat().find((file) => file.path === path);
  if (source === undefined) {
    const missing = `roles-src/${names[0]}/${path}`;
    throw new TemplateError(`no such file: '${missing}'`, missing, 1, 1);
  }
  if (source.bytes !== undefined) throw new TemplateError(`'${source.file}' is no text`, source.file, 1, 1);
  return name.endsWith(".hbs") ? renderTemplate(source.text, viewOf(stack, service), source.file) : source.text;
}
