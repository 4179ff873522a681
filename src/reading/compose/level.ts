import type { Files } from "../files.js";
import type { Mapping } from "../placed.js";
import type { Trouble } from "../trouble.js";
import type { Lookup } from "./interpolation.js";
import type { Context } from "./shape.js";
import type { Variables } from "./template.js";

/** What is the same for all files of an application. */
export interface Reading {
  readonly files: Files;
  /** What is known of the variables of templates. */
  readonly variables: Variables;
  /** Folder that the paths of the application count from. */
  readonly project: string;
  readonly troubles: Trouble[];
  /** Paths of the files that were read. */
  readonly read: Set<string>;
  /** How many more Compose files may be read: includes of includes may stand for any number. */
  left: number;
}

/** The files that stand beside each other: those of the application, or those of one `include`. */
export interface Level {
  readonly reading: Reading;
  /** Folder that their paths count from. */
  readonly folder: string;
  readonly lookup: Lookup;
  /** The files that include this one, the first on top. */
  readonly above: readonly string[];
  /** Files that were read here, by their paths. */
  readonly known: Map<string, readonly Mapping[]>;
}

export function contextOf({ reading, folder }: Level): Context {
  return { folder, project: reading.project, tell: (trouble) => reading.troubles.push(trouble) };
}
