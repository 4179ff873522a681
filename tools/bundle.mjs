// Puts the command into a few files: to find and compile hundreds of modules one by one was a third of the time of a review.
// The entries take the places in dist/ where the compiler wrote the modules of their names, so whatever imports one meets the same
// program; the types beside them stay. Packages that only the command needs are bundled too, with their licences.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";

process.chdir(fileURLToPath(new URL("../", import.meta.url)));
const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
// Installed with the package, for its types name it.
const { zod, ...installed } = dependencies;

const { metafile } = await build({
  entryPoints: ["src/cli.ts", "src/index.ts", "src/commands/judging/watchdog-process.ts", "src/commands/serving/judging-process.ts"],
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

writeFileSync("dist/licences.txt", licencesOf(metafile.inputs));
