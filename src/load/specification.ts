import { readFileSync } from "node:fs";
import { ownFile } from "./own-files.js";

let read: object | undefined;

/** The schema of the Compose specification that comes with the package; read once, when somebody asks. */
export function specification(): object {
  read ??= JSON.parse(readFileSync(ownFile("schemas/compose-spec.json"), "utf8")) as object;
  return read;
}
