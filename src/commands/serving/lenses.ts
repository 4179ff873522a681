import { basename, join } from "node:path";
import type { CodeLens } from "vscode-languageserver";
import type { Origin } from "../../model/origin.js";
import { addressOf, locationOf, rangeOf } from "./diagnostics.js";
import { linesMadeOf } from "./generated-files.js";

/** Command of a lens: its client has the server open a place. */
export const openCommand = "rexible.open";

/** Above each service that is made in a file: what the last build made of it. */
export function lensesOf(uri: string, services: Readonly<Record<string, Origin>>, folder: string): readonly CodeLens[] {
  return Object.entries(services).flatMap(([service, origin]) => {
    if (addressOf(origin.file, folder) !== uri) return [];
    return linesMadeOf(service, folder).map((made) => ({
      range: rangeOf(origin),
      command: { title: titleOf(made.file, made.line, service), command: openCommand, arguments: [locationOf(made)] },
    }));
  });
}

function titleOf(file: string, line: number, service: string): string {
  return file.endsWith(join("roles", service, "tasks", "main.yml"))
    ? `role ${service}`
    : `${basename(file)}, line ${line}`;
}
