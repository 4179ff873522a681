import type { Text, Variable } from "../value.js";

/** A configuration file that the build writes and the container reads. Never holds a secret. */
export interface ConfigFile {
  readonly kind: "file";
  /** Path in the container. */
  readonly path: string;
  readonly content:
    | { readonly kind: "verbatim"; readonly text: string | Text<Variable> }
    | { readonly kind: "yaml" | "json"; readonly data: unknown }
    | { readonly kind: "template"; readonly source: string; readonly of?: string };
}
