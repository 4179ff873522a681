import type { Network } from "../../../model/application.js";
import type { Service } from "../../../model/service/service.js";
import { type Mapping, type Placed, valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Asked, entries, known } from "./asked.js";
import type { Locations } from "./located.js";

/** The networks that a service joins: the one that Compose makes by itself where it names none. */
export function networksOf(asked: Asked, services: Mapping): Pick<Service, "networks" | "networkOf"> {
  const mode = known(asked, "networks", "network_mode");
  if (mode !== undefined) {
    asked.note(["networks"], mode);
    const [, host] = /^service:(.+)$/.exec(String(mode.value)) ?? [];
    const networks = networksOfMode(String(mode.value), services);
    if (networks === undefined) asked.unknown("networks");
    return host === undefined ? { networks: networks ?? [] } : { networks: networks ?? [], networkOf: host };
  }
  const joined = entries(asked, "networks", "networks");
  for (const [index, [, , at]] of joined.entries()) asked.note(["networks", index], at);
  return { networks: joined.length === 0 ? ["default"] : joined.map(([name]) => name) };
}

/** A service in the network of another one reaches what that one reaches; undefined where only the host knows. */
function networksOfMode(mode: string, services: Mapping): readonly string[] | "host" | undefined {
  if (mode === "host") return "host";
  if (mode === "none") return [];
  // The network that Docker has by itself, which no file declares.
  if (mode === "bridge" || mode === "default") return ["bridge"];
  if (!mode.startsWith("service:")) return undefined;
  const [, name = ""] = /^service:(.+)$/.exec(mode) ?? [];
  const joined = valueAt(services, name, "networks");
  if (joined?.kind === "mapping") return [...joined.entries.keys()];
  return ["default"];
}

/** The networks of an application; `default` where a service is in no other. */
export function networksIn(
  application: Mapping,
  used: ReadonlySet<string>,
  locations: Locations,
): Readonly<Record<string, Network>> {
  const said = valueAt(application, "networks");
  const declared = said?.kind === "mapping" ? [...said.entries] : [];
  const networks = declared.map(([name, { key, value }]): readonly [string, Network] => {
    locations.note(["networks", name], key);
    const ranges = rangesIn(value);
    const range = ranges.find(isOfIpv4);
    if (range !== undefined) locations.note(["networks", name, "subnet"], range);
    const ipv6 = valueAt(value, "enable_ipv6");
    const ipv6Range = ranges.find((one) => !isOfIpv4(one));
    if (ipv6 !== undefined) locations.note(["networks", name, "ipv6"], ipv6Range ?? ipv6);
    const given = textOf(valueAt(value, "name"));
    return [
      name,
      {
        ...(given === undefined ? {} : { name: given }),
        subnet: range === undefined || isUnknown(range) ? undefined : textOf(range),
        ...(ipv6?.kind === "leaf" && ipv6.value === true && { ipv6: (ipv6Range && textOf(ipv6Range)) ?? true }),
        ...reachOf(value),
      },
    ];
  });
  const all = new Map(networks);
  if (used.has("default") && !all.has("default")) all.set("default", { subnet: undefined, internal: false });
  // The network of Docker itself, which no file declares.
  if (used.has("bridge") && !all.has("bridge"))
    all.set("bridge", { subnet: undefined, internal: undefined, external: true });
  return Object.fromEntries(all);
}

function rangesIn(network: Placed): readonly Placed[] {
  const said = valueAt(network, "ipam", "config");
  return said?.kind === "list" ? said.items.flatMap((one) => valueAt(one, "subnet") ?? []) : [];
}

function isOfIpv4(range: Placed): boolean {
  return isUnknown(range) || textOf(range)?.includes(":") !== true;
}

function reachOf(value: Placed): Pick<Network, "internal" | "external"> {
  const [external, internal] = ["external", "internal"].map((key) => valueAt(value, key));
  if (external?.kind === "leaf" && (external.unknown !== undefined || external.value === true))
    return { internal: undefined, external: true };
  if (internal?.kind === "leaf" && internal.unknown !== undefined) return { internal: undefined };
  return { internal: internal?.kind === "leaf" && internal.value === true };
}
