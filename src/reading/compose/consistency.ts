import type { Place } from "../place.js";
import { type Entry, type Mapping, type Placed, valueAt } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { contradictions } from "./contradictions.js";
import { isUnknown, refusal, textOf } from "./shape.js";

/** What Compose refuses in an application though each part of it is well written: its parts do not fit together. */
export function misfits(application: Mapping): readonly Trouble[] {
  const services = entriesOf(application, "services");
  return [
    ...twoOfOneName(services),
    ...services.flatMap(([name, entry]) => [
      ...waitsInVain(name, entry.value, services),
      ...contradictions(name, entry),
    ]),
  ];
}

type Entries = readonly (readonly [string, Entry])[];

/** Services of a profile may never run together. */
function twoOfOneName(services: Entries): readonly Trouble[] {
  const owners = new Map<string, string>();
  return services.flatMap(([service, { value }]) => {
    const at = valueAt(value, "container_name");
    const name = textOf(at);
    if (at === undefined || isUnknown(at) || name === undefined || valueAt(value, "profiles") !== undefined) return [];
    const owner = owners.get(name);
    owners.set(name, owner ?? service);
    if (owner === undefined) return [];
    return [
      refusal(
        at.place,
        `services '${owner}' and '${service}' both have the container name '${name}'`,
        "Give each service a container name of its own, or none.",
      ),
    ];
  });
}

/** What is missing in the application. Only of a file that no other stands over. */
export function missing(application: Mapping): readonly Trouble[] {
  return [...unknownNames(application), ...entriesOf(application, "services").flatMap(madeOfNothing)];
}

/** "service has neither an image nor a build context specified: invalid compose project" */
function madeOfNothing([service, { key, value }]: Entries[number]): readonly Trouble[] {
  if (value.kind !== "mapping" || value.open !== undefined) return [];
  if (["image", "build", "extends", "provider"].some((name) => value.entries.has(name))) return [];
  return [
    refusal(
      key,
      `service '${service}' says neither 'image' nor 'build'`,
      "Name the image that its container is made of.",
    ),
  ];
}

/** What services name and the application does not declare. */
function unknownNames(application: Mapping): readonly Trouble[] {
  return groups.flatMap((group) => {
    const declared = valueAt(application, group);
    if (application.open !== undefined || (declared?.kind === "mapping" && declared.open !== undefined)) return [];
    if (declared !== undefined && isUnknown(declared)) return [];
    const known = new Set(entriesOf(application, group).map(([name]) => name));
    return entriesOf(application, "services").flatMap(([service, { value }]) =>
      namedIn(value, group)
        .filter(({ name }) => !known.has(name))
        .map(({ name, at }) =>
          refusal(
            at,
            `service '${service}' names ${words[group]} '${name}', which the file does not declare`,
            `Declare '${name}' below '${group}:' at the top level, or correct the name.`,
          ),
        ),
    );
  });
}

const words = {
  services: "service",
  networks: "network",
  volumes: "volume",
  secrets: "secret",
  configs: "configuration",
} as const;
const groups = Object.keys(words) as readonly (keyof typeof words)[];

function namedIn(service: Placed, group: keyof typeof words): readonly { readonly name: string; readonly at: Place }[] {
  if (group === "services") {
    const mode = valueAt(service, "network_mode");
    const name = mode === undefined || isUnknown(mode) ? undefined : /^service:(.+)$/.exec(textOf(mode) ?? "")?.[1];
    const host = mode === undefined || name === undefined ? [] : [{ name, at: mode.place }];
    const waitedFor = entriesOf(service, "depends_on").flatMap(([needed, { key, value }]) => {
      const required = valueAt(value, "required");
      return required?.kind === "leaf" && required.value === true ? [{ name: needed, at: key }] : [];
    });
    return [...host, ...waitedFor];
  }
  if (group === "networks")
    return entriesOf(service, group).flatMap(([name, { key }]) => (name === "default" ? [] : [{ name, at: key }]));
  const items = valueAt(service, group);
  return (items?.kind === "list" ? items.items : []).flatMap((item) => {
    const source = valueAt(item, "source");
    const name = textOf(source);
    if (source === undefined || isUnknown(source) || name === undefined || !/^[\w.-]+$/.test(name)) return [];
    return group === "volumes" && textOf(valueAt(item, "type")) !== "volume" ? [] : [{ name, at: source.place }];
  });
}

/** A service that is to be healthy before another one starts, and whose probe is turned off. */
function waitsInVain(service: string, said: Placed, services: Entries): readonly Trouble[] {
  return entriesOf(said, "depends_on").flatMap(([needed, { key, value }]) => {
    const condition = valueAt(value, "condition");
    const probe = valueAt(services.find(([name]) => name === needed)?.[1].value, "healthcheck");
    if (textOf(condition) !== "service_healthy" || !isOff(probe)) return [];
    return [
      refusal(
        condition?.place ?? key,
        `service '${service}' waits until '${needed}' is healthy, and the probe of '${needed}' is turned off`,
        `Give '${needed}' a probe, or wait for 'service_started'.`,
      ),
    ];
  });
}

function isOff(probe: Placed | undefined): boolean {
  const off = valueAt(probe, "disable");
  return (off?.kind === "leaf" && off.value === true) || textOf(valueAt(probe, "test", 0)) === "NONE";
}

function entriesOf(value: Placed, key: string): Entries {
  const found = valueAt(value, key);
  return found?.kind === "mapping" ? [...found.entries] : [];
}
