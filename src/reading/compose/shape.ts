import type { Place } from "../place.js";
import type { Placed } from "../placed.js";
import type { Trouble } from "../trouble.js";

/** What Compose's specification says of a value: its short forms, its type, how an override changes it. */
export interface Shape {
  /** Brings a short form into the long one. */
  readonly form?: Form;
  /** What Compose makes of a text that stands where it wants another type. */
  readonly type?: "number" | "boolean" | "text";
  /** The values of a mapping, by key; "*" is every other key. */
  readonly keys?: Readonly<Record<string, Shape>>;
  /** The values of a list. */
  readonly items?: Shape;
  /** How a later file changes it. Default: mappings key by key, lists by appending what is not in them, leaves by replacing. */
  readonly merge?: Merge;
  /** What only one item of a list may have: the last one wins, in the place of the first. */
  readonly unique?: (item: Placed) => string | undefined;
  /** A path that counts from the folder of the file: always, where it begins with a dot, or where it is no address. */
  readonly path?: "always" | "local" | "context";
  /** Done when everything is merged: another short form, and what is so where nothing is said. */
  readonly last?: Form;
}

export type Merge = (base: Placed, over: Placed) => Placed | undefined;

/** Another form of the same value. What it does not understand it gives back as it is: the specification's schema judges that. */
export type Form = (value: Placed, context: Context) => Placed;

export interface Context {
  /** Folder that paths of the file count from. */
  readonly folder: string;
  /** Folder of the project, which paths count from in the end. */
  readonly project: string;
  /** Whether both sides of a merge stand in one file. */
  readonly isOneFile?: boolean;
  readonly tell: (trouble: Trouble) => void;
}

/** A text, or a number that stands for one; nothing of anything else. */
export function textOf(value: Placed | undefined): string | undefined {
  if (value?.kind !== "leaf" || value.value === null || typeof value.value === "boolean") return undefined;
  return String(value.value);
}

/** Whether nothing is known of a value, so that it may be anything. */
export function isUnknown(value: Placed): boolean {
  return value.kind === "leaf" && value.unknown !== undefined;
}

export function refusal(at: Place, message: string, fix: string): Trouble {
  return { at, message, why: "Compose refuses the file.", fix };
}
