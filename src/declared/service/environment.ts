import type { Value } from "../../model/value.js";

export interface EnvironmentOptions {
  /** Environment variables, none of them a secret. Default: none. */
  readonly environment?: Readonly<Record<string, Value>>;
}
