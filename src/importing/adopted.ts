import { knownData } from "../reading/compose/plain.js";
import { type Mapping, valueAt } from "../reading/placed.js";

import { mappingsIn } from "./mappings.js";
import type { Running } from "./running.js";

/** What a mount of Compose says of where its data is. */
interface Kept {
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
}

/** The data of an old project, as it is taken over. */
export interface Adopting {
  /** Where the old deployment has what a mount holds, as `adopt` names it; nothing where only the old host knows. */
  readonly placeOf: (mount: Kept, running: Running | undefined) => string | undefined;
  /** Places that a service has taken already: each is copied once. */
  readonly taken: Set<string>;
}

/**
 * @param project the old project, as `docker compose ls` names it.
 * @param value the application.
 */
export function adoptingOf(project: string, value: Mapping): Adopting {
  const volumes = mappingsIn(value, "volumes");
  return {
    taken: new Set(),
    placeOf: ({ type, source = "", target = "" }, running) => {
      const found = running?.mounts.find(({ path }) => path === target);
      if (found !== undefined) return found.from;
      if (type !== "volume" || source === "") return undefined;
      const declared = volumes.get(source);
      const name = textIn(declared, "name");
      if (name !== undefined) return name;
      const isOutside = textIn(declared, "external");
      return isOutside === undefined || isOutside === "false" ? `${project}_${source}` : source;
    },
  };
}

function textIn(mapping: Mapping | undefined, key: string): string | undefined {
  const said = mapping === undefined ? undefined : valueAt(mapping, key);
  return said === undefined ? undefined : String(knownData(said));
}
