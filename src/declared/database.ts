import type { Secret } from "../model/value.js";

/** A database of an engine, with an owner role of the same name. */
export interface Database {
  readonly kind: "database";
  readonly name: string;
  /** Name of the service that is the engine. */
  readonly engine: string;
  readonly password: Secret;
}
