import type { Placed } from "../../reading/placed.js";

/** An option that the file does not say, and what is to be decided of it. */
export interface Proposal {
  /** Key of Compose that it belongs to. */
  readonly key: string;
  readonly option: Readonly<Record<string, unknown>>;
  readonly says: string;
}

export type Options = Readonly<Record<string, unknown>>;
export type Keys = ReadonlyMap<string, Placed>;
