import { builtImagesOf } from "../model/built-images.js";
import { groupsOf } from "../model/host-groups.js";
import { deployOf, loadsArchives } from "../model/image-on-host.js";
import { isPlaced } from "../model/machines/placement.js";
import { sharesOf } from "../model/machines/share.js";
import { isKept } from "../model/service/mount.js";
import { siteVariablesOf } from "../model/site-values.js";
import type { Stack } from "../model/stack.js";
import { composeFiles, type Wave } from "../model/waves.js";
import { composeProject } from "../plan/compose.js";
import { envName, variablesWithin } from "../plan/interpolation.js";
import { ansibleName } from "../plan/jinja.js";
import { byTag } from "../plan/service/image.js";
import { marker } from "./file.js";
import { toYaml } from "./yaml.js";

/** The Compose files and the template of `.env`, by path below the folder of the role docker-stack. */
export function emitCompose(stack: Stack): ReadonlyMap<string, string> {
  const shares = sharesOf(stack).map((share) => ({ share, machine: share.share?.machine }));
  const projects = shares.flatMap(({ share, machine }) =>
    (Object.keys(composeFiles) as Wave[]).map((wave): [string, string] => [
      `files/${composeFolder(machine)}/${composeFiles[wave]}`,
      `${marker}\n---\n${toYaml(composeProject(share, wave))}`,
    ]),
  );
  const environments = shares.map(({ share, machine }): [string, string] => [
    machine === undefined ? "templates/env.j2" : `templates/${machine}/env.j2`,
    envTemplate(share),
  ]);
  const chosen: [string, string][] = isPlaced(stack) ? [["templates/env.j2", environmentOfMachine]] : [];
  return new Map([...projects, ...environments, ...chosen]);
}

const composeFolder = (machine: string | undefined) => (machine === undefined ? "compose" : `compose/${machine}`);

/** The template that stands for those of all machines. */
const environmentOfMachine = "{% include stack_machine ~ '/env.j2' %}\n";

/** What is known of the Compose files only on a host: values of variables, digests of the files that services mount. */
function envTemplate(stack: Stack): string {
  const values = Object.entries(stack.services).flatMap(([name, service]) => [
    siteVariablesOf(stack, name),
    ...[
      service.environment,
      service.labels,
      service.hostname,
      service.extraHosts,
      service.dns,
      service.compose,
      service.across,
    ],
    service.volumes.flatMap((mount) =>
      mount.kind === "host-folder" ? [mount.source] : isKept(mount) ? [(mount.dataRoot ?? stack.dataRoot).path] : [],
    ),
  ]);
  const mirrors = Object.values(deployOf(stack)?.registryMirrors ?? {});
  const variables = variablesWithin([values, stack.domain, stack.vpnRange, mirrors]);
  const lines = new Map(variables.map((variable) => [envName(variable), dotenv(ansibleName(variable))]));
  const body = [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `${name}=${value}\n`);
  return `${marker}\n${body.join("")}${digests}${builtImagesOf(stack).length > 0 ? builds : ""}${groupsOf(stack).length > 0 ? groups : ""}${loadsArchives(stack) ? imagesByTag : ""}`;
}

/** In the words of `digestName`. */
const digests = `{% for service, digest in _docker_stack_digests.items() %}
DIGEST_OF_{{ service | upper | replace('-', '_') }}={{ digest }}
{% endfor %}
`;

/** In the words of `builtImage`. */
const builds = `{% for build in docker_stack_builds %}
{{ build.variable }}={{ _docker_stack_contexts[build.name].tag }}
{% endfor %}
`;

/** The numbers of groups are known once somebody looked; the look adds them where it asks Compose. */
const groups = `{% for name, number in ((_docker_stack_seen | default({})).groups | default({})).items() %}
{{ name }}={{ number }}
{% endfor %}
`;

/** On a host with archives; elsewhere the variable is absent, and the Compose files name digests. */
const imagesByTag = `{% if docker_stack_image_archives %}\n${byTag}=\n{% endif %}\n`;

/** A double-quoted value of `.env`, in which Compose would otherwise read "$" and "\". */
function dotenv(expression: string): string {
  return `{{ ${expression} | string | to_json(ensure_ascii=False) | replace('$', '\\\\$') }}`;
}
