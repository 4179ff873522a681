import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { commentsIn } from "../../importing/comments.js";
import { type ImportedStack, type ImportOptions, importStack } from "../../importing/stack.js";
import { filesOnDisk } from "../../load/files-on-disk.js";
import { specification } from "../../load/specification.js";
import { readDotenv } from "../../reading/compose/dotenv.js";
import { readApplication } from "../../reading/compose/read-application.js";
import type { Variables } from "../../reading/compose/template.js";
import type { Files } from "../../reading/files.js";
import type { Mapping } from "../../reading/placed.js";
import type { Trouble } from "../../reading/trouble.js";
import { isSecretName } from "../../review/questions/secret-names.js";

/** How long risks that are taken over may stay, in days. */
const grace = 180;

/** Longest text of a file beside the Compose file that comes along, in characters. */
const longest = 20_000;

/** What is known around the Compose files. */
export interface Around extends Pick<ImportOptions, "found" | "moved" | "running" | "adopt"> {
  /** Folder that holds all of it. Default: that of the first file. */
  readonly root?: string;
  /** Folder that `stack.ts` is written into. Default: the working directory. */
  readonly into?: string;
  /** What is known of the variables of templates. */
  readonly variables?: Variables;
}

/** Names under which makers give an example of `.env`. */
const exampleName = /^(?:\.?env[.-](?:example|sample|template|dist|defaults?)|\.?(?:example|sample|template)\.env)$/;

/**
 * Makes a stack of Compose files. Writes nothing.
 *
 * @param paths Compose files of one folder, each standing over those before.
 * @throws UserError where they cannot be read.
 */
export function importFiles(
  paths: readonly string[],
  { root, found, moved, running, adopt, variables = {}, into = "." }: Around = {},
): ImportedStack {
  const folder = root === undefined ? dirname(resolve(paths[0] ?? ".")) : resolve(root);
  const onDisk = filesOnDisk(folder);
  const names = paths.map((file) => relative(folder, resolve(file)));
  const example = readdirSync(folder)
    .sort()
    .find((name) => exampleName.test(name) && "text" in onDisk.read(name));
  const disk = example === undefined ? onDisk : withExample(onDisk, example);
  const envFiles = [...(example === undefined ? [] : [example]), ".env"];
  const settled = readApplication(names, withoutSecrets(disk, envFiles), {
    specification: specification(),
    envFiles,
    variables,
  });
  const value = applicationIn(settled, paths);
  const plain = readApplication(names, disk, { envFiles: [], variables }).value ?? value;
  const said =
    readApplication(names, withoutSecrets(onDisk, [".env"]), { envFiles: [".env"], variables }).value ?? value;
  const textOf = (path: string) => {
    const content = disk.read(path);
    return "text" in content && content.text.length < longest ? content.text : undefined;
  };
  const [operators, examples] = [".env", example].map((path) => variablesIn(path, onDisk));
  return importStack(value, {
    name: nameOf(folder),
    plain,
    said,
    foreign: settled.troubles.flatMap(({ at, foreign }) => (foreign === undefined ? [] : [{ ...foreign, at }])),
    until: new Date(Date.now() + grace * 86_400_000).toISOString().slice(0, 10),
    textOf,
    exampleOf: (path) => (standsFor(path, onDisk) ? example : undefined),
    below: relative(into, folder),
    filesIn: (path) => settingsIn(folder, path, textOf),
    shell: (name) => {
      const said = operators?.get(name);
      if (said !== undefined) return { value: said, isExample: false };
      const shown = examples?.get(name);
      return shown === undefined ? undefined : { value: shown, isExample: true };
    },
    commentsAt: commentsIn(textOf),
    ...(found && { found }),
    ...(moved && { moved }),
    ...(running && { running }),
    ...(adopt !== undefined && { adopt }),
  });
}

function applicationIn(
  { value, troubles }: { readonly value: Mapping | undefined; readonly troubles: readonly Trouble[] },
  paths: readonly string[],
): Mapping {
  // Other programs have options of their own, which Compose refuses: they are left out, and told.
  const trouble = troubles.find(({ foreign }) => foreign === undefined);
  if (value !== undefined && trouble === undefined) return value;
  throw new UserError({
    severity: "error",
    message: trouble?.message ?? `'${paths.join(", ")}' cannot be read`,
    ...(trouble && {
      position: {
        file: join(dirname(paths[0] ?? ""), trouble.at.file),
        line: trouble.at.line,
        column: trouble.at.column,
      },
    }),
    fix: trouble?.fix ?? "Name a Compose file.",
  });
}

/** An example in place of the file of variables that services name and nobody has made yet. */
function withExample(files: Files, example: string): Files {
  return {
    read(path) {
      return files.read(standsFor(path, files) ? example : path);
    },
  };
}

/** Whether nobody has made the file yet that makers give an example of. */
function standsFor(path: string, files: Files): boolean {
  return /(?:^|\/)\.env$/.test(path) && "missing" in files.read(path);
}

/** Files of variables without those that are secrets: nothing that is made of a file may hold their values. */
function withoutSecrets(files: Files, paths: readonly string[]): Files {
  return {
    read(path) {
      const content = files.read(path);
      if (!paths.includes(path) || !("text" in content)) return content;
      const lines = content.text.split("\n").filter((line) => !isSecretName(nameIn(line)));
      return { ...content, text: lines.join("\n") };
    },
  };
}

function variablesIn(path: string | undefined, files: Files): ReadonlyMap<string, string> {
  const content = path === undefined ? { missing: true } : files.read(path);
  if (!("text" in content)) return new Map();
  const { values } = readDotenv(path ?? "", content.text, () => undefined);
  return new Map([...values].filter(([name]) => !isSecretName(name)).map(([name, { value }]) => [name, String(value)]));
}

function nameIn(line: string): string {
  return /^\s*(?:export\s+)?([\w.-]+)\s*[=:]/.exec(line)?.[1] ?? "";
}

/** Most files that a folder of settings has. */
const most = 20;

/** The files of a folder of settings: a few texts, and nothing else. */
function settingsIn(folder: string, path: string, textOf: (path: string) => string | undefined): readonly string[] {
  const whole = join(folder, path);
  const inside = relative(folder, whole);
  const isBeside = inside !== "" && !inside.startsWith("..");
  if (!isBeside || statSync(whole, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const files = namesBelow(whole, most + 1).filter((name) => !/(?:^|\/)\.git(?:keep|ignore)$/.test(name));
  const isSettings = files.length <= most && files.every((name) => textOf(join(path, name)) !== undefined);
  return isSettings ? files : [];
}

/** The first files below a folder, by their paths there. */
function namesBelow(folder: string, left: number): readonly string[] {
  const names: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )) {
    if (names.length >= left) break;
    const inside = join(folder, entry.name);
    if (entry.isDirectory())
      for (const name of namesBelow(inside, left - names.length)) names.push(`${entry.name}/${name}`);
    else names.push(entry.name);
  }
  return names;
}

/** A name of a stack for the name of a folder. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return (/^[a-z]/.test(name) ? name : `stack-${name}`).slice(0, 30).replace(/-+$/, "");
}
