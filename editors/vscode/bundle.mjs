// Puts the extension and its client into one file, as Visual Studio Code loads it.
import { writeFileSync } from "node:fs";
import { build } from "esbuild";
import { licencesOf } from "../../tools/licences.mjs";

const { metafile } = await build({
  entryPoints: ["extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  external: ["vscode"],
  platform: "node",
  format: "cjs",
  target: "node20",
  metafile: true,
  logLevel: "warning",
});
writeFileSync("dist/licences.txt", licencesOf(metafile.inputs));
