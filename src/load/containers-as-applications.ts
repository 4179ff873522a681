import { locateInFile } from "../diagnostics/locate-in-file.js";
import type { DeclaredContainer } from "../model/ansible/container.js";
import { isRecord } from "../model/ansible/data.js";
import type { FilePlace } from "../model/ansible/place.js";
import type { WrittenApplication } from "../model/written-application.js";
import { applicationsOf } from "./written-applications.js";

/** What both Compose and a container of a task or of `docker run` say, by Compose's name. */
const keysOfCompose = new Set(
  "image command entrypoint user environment env_file ports expose volumes cap_add cap_drop security_opt privileged read_only init tmpfs pid ipc userns_mode hostname restart mem_limit mem_reservation cpus pids_limit shm_size healthcheck labels devices group_add sysctls network_mode networks".split(
    " ",
  ),
);

/**
 * Containers that go on in the background, each as an application of one service: so the rules for services judge them as
 * they judge those of Compose files. What the two do not say alike is left out.
 */
export function applicationsOfContainers(containers: readonly DeclaredContainer[]): readonly WrittenApplication[] {
  return containers.flatMap((container) => {
    const { file } = container.at();
    const path = `templates/${container.name}.container.yml.j2`;
    const keys = Object.entries(serviceOf(container));
    const text = [
      "services:",
      `  ${JSON.stringify(container.name)}:`,
      ...keys.map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`),
      ...besides(container),
      "",
    ].join("\n");
    const files = { read: (wanted: string) => (wanted === path ? { text, path } : ({ missing: true } as const)) };
    const { applications } = applicationsOf([[path]], files, new Map([[path, { ...file, text }]]), {});
    return applications.map((written) => ({
      ...written,
      isContainer: true,
      files: [file],
      placeOf: (route) => {
        const [key] = keys[written.placeOf(route).line - 3] ?? [];
        return lineOf(key === undefined ? container.at() : container.at(key));
      },
    }));
  });
}

function lineOf(place: FilePlace) {
  const { line, column, end } = locateInFile(place);
  const columns = end?.line === line ? ([column, end.column] as const) : undefined;
  return { file: place.file, line, ...(columns === undefined ? {} : { columns }) };
}

/** The service, with the network of Docker where it is in no other. */
function serviceOf({ from, keys }: DeclaredContainer): Readonly<Record<string, unknown>> {
  const said = Object.entries(keys).filter(([key, value]) => keysOfCompose.has(key) && value !== null);
  const service = Object.fromEntries(said.map(([key, value]) => [key, asCompose(value, from)]));
  const { networks } = service;
  const mode =
    Array.isArray(networks) && networks.map(String).find((name) => /^(?:host|none|bridge$|container:)/.test(name));
  if (mode) return { ...service, networks: undefined, network_mode: mode };
  if (networks === undefined) return { network_mode: "bridge", ...service };
  return { ...service, networks: namesIn(networks) };
}

/** Volumes and networks of that name are there already, or Docker makes them. */
function besides({ keys }: DeclaredContainer): readonly string[] {
  const volumes = (Array.isArray(keys.volumes) ? keys.volumes : []).flatMap((mount: unknown) => {
    const [source = "", target] = typeof mount === "string" ? mount.split(":") : [];
    return /^[A-Za-z0-9][\w.-]*$/.test(source) && target !== undefined ? [source] : [];
  });
  return [declared("volumes", volumes), declared("networks", namesIn(keys.networks))].flat();
}

function declared(key: string, names: readonly string[]): readonly string[] {
  const entries = [...new Set(names)].map((name) => `${JSON.stringify(name)}: { external: true }`);
  return entries.length === 0 ? [] : [`${key}: { ${entries.join(", ")} }`];
}

function namesIn(networks: unknown): readonly string[] {
  return (Array.isArray(networks) ? networks : []).map((one: unknown) => String(isRecord(one) ? one.name : one));
}

/** A value as Compose reads it: of a shell it may know the variables later, of a module '$' is a sign like another. */
function asCompose(value: unknown, from: DeclaredContainer["from"]): unknown {
  if (typeof value === "string")
    return from !== "command"
      ? value.replaceAll("$", "$$$$")
      : value.replace(/\$\([\s\S]*\)|`[\s\S]*`/g, "${LATER}").replace(/\$(?![A-Za-z_{])/g, "$$$$");
  if (Array.isArray(value)) return value.map((entry) => asCompose(entry, from));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asCompose(entry, from)]));
}
