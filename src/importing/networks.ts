import { knownData } from "../reading/compose/plain.js";
import type { Mapping } from "../reading/placed.js";
import { Code, code, constantOf, written } from "./code.js";
import { mappingsIn, safeName } from "./mappings.js";

export interface ImportedNetwork {
  readonly constant: string;
  /** The call that makes it. */
  readonly text: string;
}

/** The networks that services join, each with a range of its own. */
export function importedNetworks(
  value: Mapping,
  services: ReadonlyMap<string, Mapping>,
): ReadonlyMap<string, ImportedNetwork> {
  const said = mappingsIn(value, "networks");
  const used = new Set([...services.values()].flatMap(networkNames));
  return new Map(
    [...used].map((name, index) => {
      const isSet = (key: string): boolean => {
        const declared = said.get(name)?.entries.get(key)?.value;
        return declared !== undefined && knownData(declared) === true;
      };
      const options = {
        subnet: `172.28.${index + 1}.0/24`,
        ...(isSet("enable_ipv6") && { ipv6: true }),
        ...(isSet("internal") && { internal: true }),
      };
      return [
        name,
        { constant: `${constantOf(name)}Network`, text: written(code`network(${safeName(name)}, ${options})`) },
      ];
    }),
  );
}

/** The option `networks` of a service. */
export function joinedBy(
  service: Mapping,
  networks: ReadonlyMap<string, ImportedNetwork>,
  constants: ReadonlyMap<string, string>,
): unknown {
  const mode = modeOf(service);
  if (mode === "host") return "host";
  const other = constants.get(mode?.replace(/^service:/, "") ?? "");
  if (other !== undefined) return code`networkOf(${new Code(other)})`;
  return networkNames(service).map((name) => new Code(networks.get(name)?.constant ?? "undefined"));
}

function networkNames(service: Mapping): readonly string[] {
  const mode = modeOf(service);
  if (mode === "host" || mode?.startsWith("service:")) return [];
  const said = service.entries.get("networks")?.value;
  const names =
    said?.kind === "mapping"
      ? [...said.entries.keys()]
      : said?.kind === "list"
        ? (knownData(said) as readonly string[]).map(String)
        : [];
  return names.length === 0 ? ["default"] : names;
}

function modeOf(service: Mapping): string | undefined {
  const said = service.entries.get("network_mode")?.value;
  return said === undefined ? undefined : String(knownData(said));
}
