import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../diagnostics/user-error.js";
import { importDocument } from "../importing/document.js";
import { importStack } from "../importing/stack.js";
import { filesOnDisk } from "../load/files-on-disk.js";
import { specification } from "../load/specification.js";
import { createFile } from "../output/create-file.js";
import { readApplication } from "../reading/compose/read-application.js";

/** Names by which Compose finds a file itself, in its order. */
const usual = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

/** How long risks that are taken over may stay, in days. */
const grace = 180;

/**
 * Writes `stack.ts` and `IMPORT.md` in the working directory from Compose files. Writes over nothing.
 *
 * @param paths Compose files, each standing over those before; or a folder with one. Default: the working directory.
 * @returns exit code 0.
 * @throws UserError where there is no Compose file, it cannot be read, or a file is there already.
 */
export function importCompose(paths: readonly string[]): number {
  for (const name of ["stack.ts", "IMPORT.md"])
    if (existsSync(name))
      throw new UserError({
        severity: "error",
        message: `there is a '${name}' already`,
        why: "It is yours, so nothing is written over it.",
        fix: "Import in another folder: give the path of the Compose file.",
      });
  const files = found(paths);
  const folder = dirname(resolve(files[0] ?? "."));
  const disk = filesOnDisk(folder);
  const names = files.map((file) => basename(file));
  const { value, troubles } = readApplication(names, disk, { specification: specification() });
  const [trouble] = troubles;
  if (value === undefined || trouble !== undefined)
    throw new UserError({
      severity: "error",
      message: trouble?.message ?? `'${names.join(", ")}' cannot be read`,
      ...(trouble && {
        position: {
          file: join(dirname(files[0] ?? ""), trouble.at.file),
          line: trouble.at.line,
          column: trouble.at.column,
        },
      }),
      fix: trouble?.fix ?? "Name a Compose file.",
    });
  const imported = importStack(value, {
    name: nameOf(folder),
    until: new Date(Date.now() + grace * 86_400_000).toISOString().slice(0, 10),
    textOf: (path) => {
      const content = disk.read(path);
      return "text" in content && content.text.length < 20_000 ? content.text : undefined;
    },
  });
  createFile("stack.ts", imported.text);
  createFile("IMPORT.md", importDocument(imported, names));
  const decisions = imported.notes.filter(({ outcome }) => outcome === "decide").length;
  process.stdout.write(
    `wrote    stack.ts\nwrote    IMPORT.md\n${decisions} to decide, ${imported.secrets.length} secrets for the vault: read 'IMPORT.md', then run 'npx rexible check'\n`,
  );
  return 0;
}

function found(paths: readonly string[]): readonly string[] {
  const [first = "."] = paths;
  if (!existsSync(first))
    throw new UserError({
      severity: "error",
      message: `there is no '${first}'`,
      fix: "Name a Compose file, or a folder with one.",
    });
  if (!statSync(first).isDirectory()) return paths;
  const name = usual.find((one) => existsSync(join(first, one)));
  if (name !== undefined) return [join(first, name)];
  throw new UserError({
    severity: "error",
    message: `there is no Compose file in '${first}'`,
    fix: `Name it; those that are found by themselves are called ${usual.join(", ")}.`,
  });
}

/** A name of a stack for the name of a folder. */
function nameOf(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(name) ? name.slice(0, 30) : `stack-${name}`.slice(0, 30).replace(/-+$/, "");
}
