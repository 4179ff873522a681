import { readFileSync } from "node:fs";
import { ownFile } from "../../load/own-files.js";

/** Version of the running package, such as "0.1.0". */
export function packageVersion(): string {
  const text = readFileSync(ownFile("package.json"), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
