#!/usr/bin/env node
// Imports nothing that an older Node may lack, so that it can say that it is older.
import { readFileSync } from "node:fs";
import * as module from "node:module";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  engines: { node: string };
};
const asked = engines.node.replace(/^>=/, "");

function numbersOf(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}

if (numbersOf(process.versions.node) < numbersOf(asked)) {
  process.stderr.write(
    `Rexible needs Node ${asked} or newer, and this is ${process.versions.node}. See https://nodejs.org/en/download\n`,
  );
  process.exitCode = 1;
} else {
  // Node 22 and later: what was compiled once is not compiled again.
  (module as { enableCompileCache?: () => void }).enableCompileCache?.();
  await import("./cli.js");
}
