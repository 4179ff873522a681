// Puts the command into a few files: to find and compile hundreds of modules one by one was a third of the time of a review.
// The entries take the places in dist/ where the compiler wrote the modules of their names, so whatever imports one meets the same
// program; the types beside them stay. Packages that only the command needs are bundled too, with their licences.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
// Installed with the package, for its types name it.
const { zod, ...installed } = dependencies;

const { metafile } = await build({
  entryPoints: ["src/cli.ts", "src/index.ts", "src/commands/serving/judging-process.ts"],
  outdir: "dist",
  outbase: "src",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  external: Object.keys(installed),
  preserveSymlinks: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  charset: "utf8",
  // Bundled packages in CommonJS ask for Node's modules by this name.
  banner: {
    js: 'import { createRequire as requireFrom } from "node:module";\nconst require = requireFrom(import.meta.url);',
  },
  metafile: true,
  logLevel: "warning",
});

for (const name of readdirSync("dist/chunks"))
  if (!(`dist/chunks/${name}` in metafile.outputs)) rmSync(`dist/chunks/${name}`);

const packages = Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
const licences = [...new Set(packages)].sort().map((folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence that could be passed on`);
  return `${folder.replace("node_modules/", "")}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync("dist/licences.txt", `What is bundled into this program, and its licences.\n\n${licences.join("\n---\n\n")}`);
