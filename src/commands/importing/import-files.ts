import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { commentsIn } from "../../importing/comments.js";
import { type ImportedStack, importStack } from "../../importing/stack.js";
import { filesOnDisk } from "../../load/files-on-disk.js";
import { specification } from "../../load/specification.js";
import { readDotenv } from "../../reading/compose/dotenv.js";
import { readApplication } from "../../reading/compose/read-application.js";
import type { Files } from "../../reading/files.js";
import type { Mapping } from "../../reading/placed.js";
import type { Trouble } from "../../reading/trouble.js";
import { isSecretName } from "../../review/questions/secret-names.js";

/** How long risks that are taken over may stay, in days. */
const grace = 180;

/** Longest text of a file beside the Compose file that comes along, in characters. */
const longest = 20_000;

/** Names under which makers give an example of `.env`. */
const exampleName = /^(?:\.?env[.-](?:example|sample|template|dist|defaults?)|\.?(?:example|sample|template)\.env)$/;

/**
 * Makes a stack of Compose files. Writes nothing.
 *
 * @param paths Compose files of one folder, each standing over those before.
 * @throws UserError where they cannot be read.
 */
export function importFiles(paths: readonly string[]): ImportedStack {
  const folder = dirname(resolve(paths[0] ?? "."));
  const onDisk = filesOnDisk(folder);
  const names = paths.map((file) => basename(file));
  const example = readdirSync(folder)
    .sort()
    .find((name) => exampleName.test(name));
  const disk = example === undefined ? onDisk : withExample(onDisk, example);
  const envFiles = [...(example === undefined ? [] : [example]), ".env"];
  const settled = readApplication(names, withoutSecrets(disk, envFiles), { specification: specification(), envFiles });
  const value = applicationIn(settled, paths);
  const plain = readApplication(names, disk, { envFiles: [] }).value ?? value;
  const textOf = (path: string) => {
    const content = disk.read(path);
    return "text" in content && content.text.length < longest ? content.text : undefined;
  };
  const [operators, examples] = [".env", example].map((path) => variablesIn(path, onDisk));
  return importStack(value, {
    name: nameOf(folder),
    plain,
    until: new Date(Date.now() + grace * 86_400_000).toISOString().slice(0, 10),
    textOf,
    shell: (name) => {
      const said = operators?.get(name);
      if (said !== undefined) return { value: said, isExample: false };
      const shown = examples?.get(name);
      return shown === undefined ? undefined : { value: shown, isExample: true };
    },
    commentsAt: commentsIn(textOf),
  });
}

function applicationIn(
  { value, troubles: [trouble] }: { readonly value: Mapping | undefined; readonly troubles: readonly Trouble[] },
  paths: readonly string[],
): Mapping {
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
      const content = files.read(path);
      return "missing" in content && /(?:^|\/)\.env$/.test(path) ? files.read(example) : content;
    },
  };
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

/** A name of a stack for the name of a folder. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return (/^[a-z]/.test(name) ? name : `stack-${name}`).slice(0, 30).replace(/-+$/, "");
}
