import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile, SourceFolders, Sources } from "../model/sources.js";
import { ownFile } from "./own-files.js";
import { nothingUnsaved, type Unsaved } from "./unsaved.js";

/** A source that cannot be read. */
export class SourceError extends Error {
  constructor(
    message: string,
    readonly why: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

const packageRoot = fileURLToPath(ownFile("./"));

/**
 * Reads Rexible's role sources and playbooks, and the `roles-src/` beside the stack.
 *
 * @param stackFolder folder of the stack file.
 * @param unsaved texts that an editor has not written yet.
 * @throws SourceError where a file is not UTF-8, or a link leads nowhere.
 */
export function readSources(stackFolder: string, unsaved: Unsaved = nothingUnsaved): Sources {
  const builtIn = join(packageRoot, "roles-src");
  const own = join(stackFolder, "roles-src");
  return {
    roles: readFolders(builtIn, readOurs),
    ownRoles: own === builtIn ? {} : readFolders(own, (folder) => readFiles(folder, unsaved)),
    playbooks: readOurs(join(packageRoot, "playbooks-src")),
  };
}

/** Files of Rexible's package: their modes and dot files are those of whoever packed it. */
function readOurs(folder: string): readonly SourceFile[] {
  return readFiles(folder, nothingUnsaved)
    .filter(({ path }) => !basename(path).startsWith("."))
    .map(({ executable: _, ...source }) => source);
}

function readFolders(root: string, read: (folder: string) => readonly SourceFile[]): SourceFolders {
  if (!existsSync(root)) return {};
  if (!statSync(root).isDirectory())
    throw new SourceError(
      `'${relative(process.cwd(), root)}' is a file`,
      "The sources of roles stand in a folder of that name.",
      "Give the file another name.",
    );
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(folders.map(({ name }) => [name, read(join(root, name))]));
}

/** Every file below a folder, but for what programs leave there by themselves. */
function readFiles(folder: string, unsaved: Unsaved): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => ({ path, file: join(folder, path) }))
    .filter(({ path, file }) => !path.split("/").some(isLitter) && isFile(file, folder))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, file }) => {
      const content = contentOf(file, path, unsaved);
      return { path, file, ...content, ...(isExecutable(file) && { executable: true as const }) };
    });
}

/** Version control, caches, and what editors and desktops leave. */
function isLitter(name: string): boolean {
  return /^(?:\.git|\.hg|\.svn|\.DS_Store|\.ansible|__pycache__|\..*\.sw[a-p]|.*~)$/.test(name);
}

function isExecutable(file: string): boolean {
  return (statSync(file).mode & 0o100) !== 0;
}

/** More than any source that people write. */
const longest = 10_000_000;

function isFile(path: string, folder: string): boolean {
  const told = relative(process.cwd(), path);
  const found = statOf(path);
  if (found.isDirectory() && lstatSync(path).isSymbolicLink())
    throw new SourceError(
      `'${told}' is a link to a folder`,
      "What stands in that folder would be left out of the project, without a word.",
      "Put the folder itself there.",
    );
  if (!found.isFile()) return false;
  const inside = relative(realpathSync(folder), realpathSync(path));
  if (inside.startsWith("..") || isAbsolute(inside))
    throw new SourceError(
      `'${told}' is a link that leads out of its folder`,
      "What it leads to would be copied to the project, whatever it is.",
      "Put the file itself there.",
    );
  if (found.size > longest)
    throw new SourceError(
      `'${told}' is larger than ${longest / 1_000_000} MB`,
      "It would be read, judged and copied at every build.",
      "Let the role download it, with a checksum.",
    );
  return true;
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw new SourceError(
      `'${relative(process.cwd(), path)}' is a link that leads nowhere`,
      "What it leads to would be copied to the project.",
      "Remove the link, or mend where it leads.",
    );
  }
}

function contentOf(file: string, path: string, unsaved: Unsaved): Pick<SourceFile, "text" | "bytes"> {
  const text = unsaved.get(file);
  if (text !== undefined) return { text };
  const bytes = readFileSync(file);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    if (!mustBeText.test(path)) return { text: "", bytes };
    throw new SourceError(
      `'${relative(process.cwd(), file)}' is not UTF-8 text`,
      "Ansible reads such a file as UTF-8 text, and stops at other bytes.",
      "Save the file as UTF-8. What is no text belongs into the role's 'files'.",
    );
  }
}

/** What Ansible itself reads of a role. */
const mustBeText = /^(?:tasks|handlers|defaults|vars|meta|templates)\//;
