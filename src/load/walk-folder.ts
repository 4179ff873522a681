import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What lies in a folder, for a review of files that somebody wrote by hand. */
export interface Walked {
  /** Paths below the folder, with "/" between their parts, sorted. */
  readonly files: readonly string[];
  /** Folders and links that were left out, with the reason, sorted. */
  readonly leftOut: readonly { readonly path: string; readonly why: string }[];
}

/** More files than that are no repository of somebody's. */
const most = 50_000;

/** Folders of programs, not of people. */
const foreign: Readonly<Record<string, string>> = {
  node_modules: "packages",
  vendor: "packages",
  __pycache__: "made by a program",
  ansible_collections: "packages",
};

/**
 * Lists the files below a folder. Links are not followed; folders of packages and of tools are left out.
 *
 * @param isLeftOut what the user leaves out, by path.
 * @throws the system's error where the folder itself cannot be read.
 */
export function walkFolder(root: string, isLeftOut: (path: string) => boolean): Walked {
  const files: string[] = [];
  const leftOut: { path: string; why: string }[] = [];
  const leave = (path: string, why: string): void => void leftOut.push({ path, why });
  const waiting = [""];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    for (const name of namesIn(root, folder, leave)) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const found = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (found === undefined) continue;
      if (isLeftOut(path)) leave(path, "left out by .rexible.yml");
      else if (found.isSymbolicLink()) leave(path, "a link");
      else if (found.isDirectory() && Object.hasOwn(foreign, name)) leave(path, foreign[name] ?? "");
      else if (found.isDirectory() && name.startsWith(".")) leave(path, "hidden");
      else if (found.isDirectory()) waiting.push(path);
      else if (found.isFile()) files.push(path);
      if (files.length > most) return { files: [], leftOut: [{ path: ".", why: `holds more than ${most} files` }] };
    }
  }
  return { files: files.sort(), leftOut: leftOut.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

function namesIn(root: string, folder: string, leave: (path: string, why: string) => void): readonly string[] {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch (error) {
    if (folder === "") throw error;
    leave(folder, `cannot be read: ${error instanceof Error && "code" in error ? error.code : "unknown"}`);
    return [];
  }
}
