import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { toYaml } from "../../emit/yaml.js";
import type { ImportedStack } from "../../importing/stack.js";
import { filesOnDisk } from "../../load/files-on-disk.js";
import { createFile } from "../../output/create-file.js";
import { readDotenv } from "../../reading/compose/dotenv.js";

/**
 * Refuses a place for the values of secrets that Git might see.
 *
 * @throws UserError where a repository is around it, or a file is there already.
 */
export function mayHoldValues(path: string): void {
  if (existsSync(path))
    throw new UserError({
      severity: "error",
      message: `there is a '${path}' already`,
      fix: "Name another file: nothing is written over it.",
    });
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git")))
      throw new UserError({
        severity: "error",
        message: `'${path}' lies in a repository of Git`,
        why: "Values of secrets that Git once saw are in its history.",
        fix: "Name a file outside of it, such as '--with-values ~/vault.yml', and encrypt it before it comes back.",
      });
    if (folder === dirname(folder)) return;
  }
}

/** The values of variables of the shell in the '.env' of a folder, secrets among them. */
export function shellValues(folder: string): ReadonlyMap<string, string> {
  const content = filesOnDisk(folder).read(".env");
  if (!("text" in content)) return new Map();
  const { values } = readDotenv(".env", content.text, () => undefined);
  return new Map([...values].map(([name, { value }]) => [name, String(value ?? "")]));
}

/**
 * Writes the values of secrets that the imported files hold, as a file for the vault that its owner alone may read. Others have none yet.
 *
 * @param given values of variables, of the shell or of Ansible.
 * @returns how many have a value.
 */
export function writeVault(
  path: string,
  { secrets, values }: Pick<ImportedStack, "secrets" | "values">,
  given: ReadonlyMap<string, string>,
): number {
  const all = secrets.map((name): readonly [string, string] => {
    const said = values.get(name) ?? "";
    const [, variable] = /^\$\{(\w+)\}$/.exec(said) ?? [];
    return [`vault_${name}`, variable === undefined ? (said.includes("${") ? "" : said) : (given.get(variable) ?? "")];
  });
  createFile(path, toYaml(Object.fromEntries(all)), 0o600);
  return all.filter(([, value]) => value !== "").length;
}
