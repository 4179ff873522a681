import { deployOf, loadsArchives } from "../model/image-on-host.js";
import type { Stack } from "../model/stack.js";
import type { SecretValue, Value } from "../model/value.js";
import { composeFiles, type Wave } from "../model/waves.js";
import { composeProject, renderedContents, valuesDigestName } from "../plan/compose.js";
import { envName, variablesIn } from "../plan/interpolation.js";
import { ansibleName } from "../plan/jinja.js";
import { byTag } from "../plan/service/image.js";
import { marker } from "./file.js";
import { toYaml } from "./yaml.js";

/** The Compose files and the template of `.env`, by path below the folder of the role docker-stack. */
export function emitCompose(stack: Stack, digests: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const projects = (Object.keys(composeFiles) as Wave[]).map((wave): [string, string] => [
    `files/compose/${composeFiles[wave]}`,
    `${marker}\n---\n${toYaml(composeProject(stack, wave, digests))}`,
  ]);
  return new Map([...projects, ["templates/env.j2", envTemplate(stack)]]);
}

/** What the inventory and the vault say of the Compose files: values of variables, digests of what files hold. */
function envTemplate(stack: Stack): string {
  const values = Object.values(stack.services).flatMap(({ environment }) => Object.values(environment));
  const mirrors = Object.values(deployOf(stack)?.registryMirrors ?? {});
  const variables = [...values, stack.domain, stack.vpnRange, ...mirrors].flatMap(variablesIn);
  const lines = new Map(variables.map((variable) => [envName(variable), dotenv(ansibleName(variable))]));
  for (const name of Object.keys(stack.services)) {
    const contents = renderedContents(stack, name);
    if (contents.length > 0) lines.set(valuesDigestName(name), digest(contents));
  }
  const body = [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `${name}=${value}\n`);
  return `${marker}\n${body.join("")}${loadsArchives(stack) ? imagesByTag : ""}`;
}

/** On a host with archives; elsewhere the variable is absent, and the Compose files name digests. */
const imagesByTag = `{% if docker_stack_image_archives %}\n${byTag}=\n{% endif %}\n`;

/** A double-quoted value of `.env`, in which Compose would otherwise read "$" and "\". */
function dotenv(expression: string): string {
  return `{{ ${expression} | string | to_json(ensure_ascii=False) | replace('$', '\\\\$') }}`;
}

/** A digest shows that a secret changed, and nothing of it: secrets are long and random. */
function digest(values: readonly (Value | SecretValue)[]): string {
  const references = values.flatMap((value) =>
    typeof value !== "object" ? [] : value.kind === "text" ? value.parts : [value],
  );
  const names = new Set(references.flatMap((part) => (typeof part === "string" ? [] : [ansibleName(part)])));
  return `{{ ([${[...names].join(", ")}] | join('\\n') | hash('sha256'))[:16] }}`;
}
