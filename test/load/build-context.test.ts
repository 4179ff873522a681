import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildContextReader } from "../../src/load/build-context.js";
import { scratch } from "../tools/scratch.js";

function copied(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = scratch();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, "app", path)), { recursive: true });
    writeFileSync(join(folder, "app", path), text);
  }
  const built = { context: "app", dockerfile: "Dockerfile", args: {}, on: "host" } as never;
  return buildContextReader(folder)(built).copiedSecrets;
}

const Dockerfile = "FROM debian:13.1\nCOPY . /app\n";

test("secrets are found at any depth, but in what programs brought and in what Docker is not sent", () => {
  const files = {
    Dockerfile,
    ".env": "",
    "api/.env.production": "",
    "node_modules/x/.env": "",
    "web/.env.example": "",
  };
  expect(copied(files)).toEqual([".env", "api/.env.production"]);
  expect(copied({ ...files, ".dockerignore": ".env\napi" })).toEqual([]);
  expect(copied({ ...files, ".dockerignore": "api\n!api/.env.production" })).toEqual([".env", "api/.env.production"]);
});
