import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Problem } from "../diagnostics/problem.js";
import { UserError } from "../diagnostics/user-error.js";
import { importDocument, type Obstacle } from "../importing/document.js";
import { createFile } from "../output/create-file.js";
import { replaceFile } from "../output/replace-file.js";
import { type AnsibleFolder, readAnsibleFolder, writeMoved } from "./importing/ansible-project.js";
import { readRunning } from "./importing/from-host.js";
import { importJudged } from "./importing/import-judged.js";
import { mayHoldValues, shellValues, writeVault } from "./importing/vault.js";
import { answer } from "./telling/answer.js";

/** Names by which Compose finds a file itself, in its order. */
const usual = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

export interface ImportCommandOptions {
  /** File for the values of secrets that stand open in what is imported. Default: they are written nowhere. */
  readonly withValues?: string;
  /** A saved answer of `docker inspect`, for what the files do not say. Default: nobody looked at what runs. */
  readonly fromHost?: string;
  /** The project of Compose that runs on the host, whose place and data the stack takes over. Default: nothing is taken over. */
  readonly adopt?: string;
  /** Default: "terminal". */
  readonly format?: "terminal" | "json";
}

/**
 * Writes `stack.ts` and `IMPORT.md` in the working directory from Compose files; of a folder of Ansible, its own roles and variables too.
 * Writes over nothing.
 *
 * @param paths Compose files, each standing over those before; or a folder with one, or with playbooks. Default: the working directory.
 * @returns exit code 0.
 * @throws UserError where there is no Compose file, it cannot be read, or a file is there already.
 */
export async function importCompose(
  paths: readonly string[],
  { withValues, fromHost, adopt, format = "terminal" }: ImportCommandOptions = {},
): Promise<number> {
  if (withValues !== undefined) mayHoldValues(withValues);
  const { files, folder } = found(paths);
  const own = folder === undefined ? [] : ["roles-src", "inventory/hosts.yml"];
  for (const name of ["stack.ts", "IMPORT.md", ...own])
    if (existsSync(name))
      throw new UserError({
        severity: "error",
        message: `there is a '${name}' already`,
        why: "It is yours, so nothing is written over it.",
        fix: "Import in another folder: give the path of the Compose file.",
      });
  const running = fromHost === undefined ? undefined : readRunning(fromHost);
  const moved: string[] = [];
  const writeStack = writer("stack.ts");
  const write = (text: string): void => {
    if (folder !== undefined && moved.length === 0) moved.push(...writeMoved(folder));
    writeStack(text);
  };
  const { imported, problems } = await importJudged(files, "stack.ts", write, {
    ...folder,
    ...(running && { running }),
    ...(adopt !== undefined && { adopt: projectNamed(adopt) }),
  });
  const obstacles = obstaclesIn(problems);
  const names = folder?.compose ?? files.map((file) => basename(file));
  createFile("IMPORT.md", importDocument(imported, names, obstacles));
  const given = folder?.openSecrets ?? shellValues(dirname(files[0] ?? "."));
  const known = withValues === undefined ? undefined : writeVault(withValues, imported, given);
  if (format === "json") {
    const { notes, decisions, secrets, variables } = imported;
    const written = ["stack.ts", "IMPORT.md", ...moved, ...(withValues === undefined ? [] : [withValues])];
    answer<"import">([], { written, notes, decisions, findings: problems, secrets, variables });
    return 0;
  }
  const decisions = `${imported.decisions.length} to decide`;
  const stops = obstacles.length === 0 ? "it builds as it is" : `${obstacles.length} findings stop the build`;
  const written = ["stack.ts", "IMPORT.md", ...moved].map((path) => `wrote    ${path}\n`).join("");
  process.stdout.write(
    `${written}${decisions}, ${stops}, ${imported.secrets.length} secrets for the vault: read 'IMPORT.md', then run 'npx rexible check'\n`,
  );
  if (withValues !== undefined)
    process.stdout.write(
      `wrote    ${withValues}\n${known} of ${imported.secrets.length} values: run 'ansible-vault encrypt ${withValues}', then move it to 'inventory/group_vars/all/vault.yml' of the project\n`,
    );
  return 0;
}

/** Refuses what Compose would never call a project, such as a path. */
function projectNamed(name: string): string {
  if (/^[a-z0-9][a-z0-9_-]*$/.test(name)) return name;
  throw new UserError({
    severity: "error",
    message: `'${name}' is no name of a project of Compose`,
    fix: "Name it as 'docker compose ls --all' does on the old host.",
  });
}

/** Writes a new file, and what it is to be in its place. */
function writer(path: string): (text: string) => void {
  let write: typeof replaceFile = createFile;
  return (text) => {
    write(path, text);
    write = replaceFile;
  };
}

/** What the review says of the stack as it was written. */
function obstaclesIn(problems: readonly Problem[]): readonly Obstacle[] {
  return problems.flatMap(({ severity, id: rule, message: says, fix = "", position }) =>
    severity === "error" ? [{ at: `${position?.file ?? "stack.ts"}:${position?.line ?? 1}`, rule, says, fix }] : [],
  );
}

/** The Compose files, and the folder of Ansible that they stand in where that is what was named. */
function found(paths: readonly string[]): { readonly files: readonly string[]; readonly folder?: AnsibleFolder } {
  const [first = "."] = paths;
  if (!existsSync(first))
    throw new UserError({
      severity: "error",
      message: `there is no '${first}'`,
      fix: "Name a Compose file, or a folder with one.",
    });
  if (!statSync(first).isDirectory()) return { files: paths };
  const name = usual.find((one) => existsSync(join(first, one)));
  if (name !== undefined) return { files: [join(first, name)] };
  const folder = readAnsibleFolder(first);
  if (folder !== undefined) return { files: folder.compose.map((path) => join(first, path)), folder };
  throw new UserError({
    severity: "error",
    message: `there is no Compose file in '${first}', and no playbook beside one`,
    fix: `Name it; those that are found by themselves are called ${usual.join(", ")}.`,
  });
}
