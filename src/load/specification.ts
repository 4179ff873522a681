import { readFileSync } from "node:fs";

let read: object | undefined;

/** The schema of the Compose specification that comes with the package; read once, when somebody asks. */
export function specification(): object {
  read ??= JSON.parse(readFileSync(new URL("../../schemas/compose-spec.json", import.meta.url), "utf8")) as object;
  return read;
}
