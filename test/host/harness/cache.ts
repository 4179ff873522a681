import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** Where everything is kept that takes minutes to make. Outside the checkout, so that a fresh clone starts warm. */
export function cacheFolder(...parts: readonly string[]): string {
  const base = process.env.XDG_CACHE_HOME ?? "/var/cache";
  return join(base, "rexible", "host-test", ...parts);
}

/** A short key for what a cached thing is made from: other ingredients, another key. */
export function recipeKey(...ingredients: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(ingredients)).digest("hex").slice(0, 12);
}

/** The names, modes and contents of a folder's files as one ingredient. */
export function folderIngredient(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return files
    .map((file) => `${relative(folder, file)} ${statSync(file).mode & 0o111} ${readFileSync(file, "utf8")}`)
    .join("\n");
}
