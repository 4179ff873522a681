import type { Place } from "../../place.js";
import type { Placed } from "../../placed.js";

/** The way to a part of the model, such as ["services", "db", "volumes", 0]. */
export type Route = readonly (string | number)[];

/** Where a part of the model is written. */
export interface Located {
  readonly file: string;
  readonly line: number;
  /** First column, and the first behind; none where the line itself is meant. */
  readonly columns?: readonly [number, number];
}

/** Collects where the parts of a model are written. */
export class Locations {
  private readonly known = new Map<string, Located>();

  note(route: Route, at: Placed | Place): void {
    this.known.set(JSON.stringify(route), locatedAt(at));
  }

  /** Where a part is written; where it is not, the nearest thing around it that is. */
  placeOf(route: Route): Located | undefined {
    for (let length = route.length; length >= 0; length -= 1) {
      const found = this.known.get(JSON.stringify(route.slice(0, length)));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

function locatedAt(at: Placed | Place): Located {
  if (!("kind" in at)) return { file: at.file, line: at.line };
  const { file, line } = at.place;
  if (at.kind !== "leaf" || at.column === undefined) return { file, line };
  return { file, line, columns: [at.column, at.column + Math.max(String(at.value ?? "").length, 1)] };
}
