import type { NamedVolume } from "../../../model/application.js";
import { type Mapping, valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import type { Locations } from "./located.js";

/** The named volumes of an application. */
export function volumesIn(application: Mapping, locations: Locations): Readonly<Record<string, NamedVolume>> {
  const said = valueAt(application, "volumes");
  const declared = said?.kind === "mapping" ? [...said.entries] : [];
  return Object.fromEntries(
    declared.map(([name, { key, value }]): readonly [string, NamedVolume] => {
      locations.note(["volumes", name], key);
      const [given, external] = ["name", "external"].map((one) => valueAt(value, one));
      const isForeign = external?.kind === "leaf" && (external.unknown !== undefined || external.value === true);
      const known = given === undefined || isUnknown(given) ? undefined : textOf(given);
      return [name, { ...(known !== undefined && { name: known }), ...(isForeign && { external: true }) }];
    }),
  );
}
