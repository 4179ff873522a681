import type { DeployableService } from "../../model/service/service.js";
import { isDynamic, shown, type Value } from "../../model/value.js";
import type { Place } from "../place.js";
import { leaf, list, type Mapping, mapping, type Placed, unknownLeaf } from "../placed.js";
import { completed, normalised } from "./normalise.js";
import type { Context } from "./shape.js";
import { application as shape } from "./shapes/application.js";
import { judged, type Specification } from "./specification.js";
import { toModel } from "./to-model/application.js";

/** What the specification refuses among raw keys, with the way to it in the stack. */
export interface RawTrouble {
  readonly at: readonly (string | number)[];
  readonly says: string;
}

type Services = Readonly<Record<string, DeployableService>>;

/** Services with what their raw keys say, read as a hand-written file is; and what the specification refuses of them. */
export function readRawKeys(
  services: Services,
  specification: () => Specification,
): { services: Services; troubles: readonly RawTrouble[] } {
  const raw = Object.entries(services).filter(([, { compose }]) => compose !== undefined);
  if (raw.length === 0) return { services, troubles: [] };
  const ways = new Map<Place, readonly (string | number)[]>();
  const troubles: RawTrouble[] = [];
  const tell: Context["tell"] = ({ at, message }) => void troubles.push({ at: ways.get(at) ?? [], says: message });
  const written = placed(
    { services: Object.fromEntries(raw.map(([name, { compose }]) => [name, { image: "raw", ...compose?.keys }])) },
    [],
    ways,
  );
  const context: Context = { tell, folder: "", project: "" };
  const whole = completed(normalised(written, shape, context), shape, context) as Mapping;
  for (const { at, message } of judged(whole, specification()))
    troubles.push({ at: ways.get(at) ?? [], says: message });
  const read = toModel(whole).application.services;
  const merged = raw.flatMap(([name, service]): [string, DeployableService][] => {
    const { hostNamespaces } = read[name]?.privileges ?? { hostNamespaces: [] };
    return [[name, { ...service, privileges: { ...service.privileges, hostNamespaces } }]];
  });
  return {
    services: { ...services, ...Object.fromEntries(merged) },
    troubles: troubles.map(({ at: [, name = "", ...way], says }) => ({
      at: ["services", name, "compose", ...way],
      says: says.replace(`services.${name}`, "compose"),
    })),
  };
}

/** Plain data as if it had been read; the place of each part stands for the way to it. */
function placed(
  value: unknown,
  way: readonly (string | number)[],
  ways: Map<Place, readonly (string | number)[]>,
): Placed {
  const place: Place = { file: "stack.ts", line: 1, column: 1 };
  ways.set(place, way);
  if (isDynamic(value)) return unknownLeaf(shown(value as Value), place);
  if (Array.isArray(value))
    return list(
      value.map((item, index) => placed(item, [...way, index], ways)),
      place,
    );
  if (typeof value !== "object" || value === null) return leaf(value as never, place);
  const entries = Object.entries(value).map(([key, one]) => {
    const at = placed(one, [...way, key], ways);
    return [key, { key: at.place, value: at }] as const;
  });
  return mapping(entries, place);
}
