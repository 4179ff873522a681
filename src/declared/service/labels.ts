import type { Value } from "../../model/value.js";

export interface LabelOptions {
  /** Labels that other programs read. Those of "dev.rexible." and "com.docker." are taken. Default: none. */
  readonly labels?: Readonly<Record<string, Value>>;
}
