import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../src/diagnostics/user-error.js";
import { manifestName } from "../../../src/output/manifest.js";
import type { ProjectFiles } from "../../../src/output/project-file.js";

/** Files of a project, each with the same mode and origin. */
export const filesOf = (texts: Readonly<Record<string, string>>): ProjectFiles =>
  new Map(Object.entries(texts).map(([path, text]) => [path, { text, mode: "0644", from: "stack.ts:1" }]));

/** Every file below the folder, with its text. */
export function snapshot(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]));
}

/** The paths of the files below the folder, the manifest not among them. */
export const paths = (folder: string) => Object.keys(snapshot(folder)).filter((path) => path !== manifestName);

/** What a refused action says. */
export function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ message }) => message).join("\n");
    throw error;
  }
  throw new Error("it was not refused");
}

/** Two versions of a project: one file changes, one stays, one goes, one comes. */
export const first = filesOf({ "site.yml": "a\n", "roles/n8n/tasks/main.yml": "b\n", "roles/n8n/files/gone/x": "c\n" });
export const second = filesOf({
  "site.yml": "A\n",
  "roles/n8n/tasks/main.yml": "b\n",
  "roles/new/tasks/main.yml": "d\n",
});
