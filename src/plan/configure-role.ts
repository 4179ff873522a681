import { rootOf } from "../model/paths.js";
import type { Step } from "../model/phase.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { configs as configsFolder, secrets as secretsFolder, wantedFiles } from "./configure-files.js";
import {
  createFolders,
  installConfiguration,
  rememberFiles,
  renderConfiguration,
  writeSecrets,
} from "./configure-tasks.js";
import { foldersFor } from "./folders.js";
import { needsInventory } from "./interpolation.js";
import type { PlannedConfig, PlannedRole, PlannedVariable } from "./role.js";
import { secretFilesOf } from "./service/secrets.js";

/** The role that prepares what the containers of some services find: folders, configuration, secrets. */
export function configureRole(stack: Stack, step: Extract<Step, { kind: "configure" }>, route: string): PlannedRole {
  const services = step.services.flatMap((name): [string, DeployableService][] => {
    const service = stack.services[name];
    return service === undefined ? [] : [[name, service]];
  });
  const configs = services.flatMap(([service, { files }]) => files.map((file) => ({ service, file })));
  const prefix = step.role.replaceAll("-", "_");
  const folders = foldersFor(stack, services);
  const templates = configs.filter(isRendered).map(({ service, file }) => ({
    source: `${configsFolder}/${service}${file.path}.j2`,
    path: `${rootOf(stack)}/configs/${service}${file.path}`,
  }));
  const secrets = services.flatMap(([name, { runsAs }]) =>
    secretFilesOf(stack, name).map(({ source: path, content }) => {
      const source = `${secretsFolder}${path.slice(rootOf(stack).length + "/secrets".length)}.j2`;
      return { content, listed: { source, path, owner: String(runsAs.uid), group: String(runsAs.gid) } };
    }),
  );
  const lists = {
    folders: variable(`${prefix}_folders`, "Folders of the services, with numeric owners", folders, {
      path: "Path on the host",
      owner: "Numeric owner",
      group: "Numeric group",
      mode: "Octal mode",
    }),
    templates: variable(`${prefix}_templates`, "Configuration files that hold values of the inventory", templates, {
      source: "Template in this role",
      path: "Path on the host",
    }),
    secrets: variable(
      `${prefix}_secrets`,
      "Files with a secret, each readable by one user",
      secrets.map(({ listed }) => listed),
      {
        source: "Template in this role",
        path: "Path on the host",
        owner: "Numeric owner",
        group: "Numeric group",
      },
    ),
  };
  const brings = {
    copied: configs.length > templates.length,
    rendered: templates.length > 0,
    secret: secrets.length > 0,
  };
  const bringsFiles = brings.copied || brings.rendered || brings.secret;
  return {
    name: step.role,
    summary: `Prepare folders, configuration and secrets of ${list(step.services)}`,
    variables: [
      ...(folders.length > 0 ? [lists.folders] : []),
      ...(templates.length > 0 ? [lists.templates] : []),
      ...(secrets.length > 0 ? [lists.secrets] : []),
    ],
    tasks: [
      ...(folders.length > 0 ? [createFolders(lists.folders, step.role)] : []),
      ...(brings.copied ? [installConfiguration(stack, step.role)] : []),
      ...(brings.rendered ? [renderConfiguration(lists.templates, step.role)] : []),
      ...(brings.secret ? [writeSecrets(lists.secrets, step.role)] : []),
    ],
    handlers: bringsFiles ? [rememberFiles(step.role, brings)] : [],
    internals: bringsFiles ? wantedFiles(stack, step.role, brings) : {},
    configs,
    templates: new Map(secrets.map(({ content, listed }) => [listed.source, content.template])),
    sources: [],
    own: false,
    stack,
    route,
  };
}

/** Whether Ansible must render the file, because a value of the inventory stands in it. */
export function isRendered({ file }: PlannedConfig): boolean {
  return file.content.kind === "verbatim" && needsInventory(file.content.text);
}

function variable(
  name: string,
  description: string,
  value: PlannedVariable["value"],
  fields: Readonly<Record<string, string>>,
): PlannedVariable {
  const options = Object.entries(fields).map(
    ([field, says]) => [field, { type: "str" as const, description: says, required: true }] as const,
  );
  return { name, description, type: { type: "list", elements: "dict", options: Object.fromEntries(options) }, value };
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
