import { join } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { scratch } from "../tools/scratch.js";

const service = (lines: string): string =>
  `services:\n  app:\n    image: ghcr.io/example/app:1.2.3\n    ${lines.replaceAll("\n", "\n    ")}\n`;

function imported(lines: string, files: Readonly<Record<string, string>> = {}) {
  const folder = scratch({ "compose.yaml": service(lines), ...files });
  const { text, notes } = importFiles([join(folder, "compose.yaml")]);
  const said = (key: string) => notes.flatMap((one) => (one.key === key ? [`${one.outcome}: ${one.says}`] : []));
  return { text, said };
}

test("root is the name of one number on every system; another name, and what the shell leaves empty, are told", () => {
  expect(imported("user: root").text).toContain("user: 0,");
  expect(imported("user: root:root").text).toContain('user: "0:0"');
  expect(imported('user: "1000:root"').text).toContain('user: "1000:0"');
  expect(imported("user: www-data").said("user")).toEqual(["decide: 'www-data' is a name; say 'user' by its number"]);
  expect(imported('user: "${UID}:${GID}"').said("user")).toEqual([
    "decide: the shell gives '${UID}:${GID}': say 'user' by its numbers",
  ]);
  expect(imported('user: "${UID:-1000}:${GID:-1000}"').text).toContain('user: "1000:1000"');
});

test("a file of variables that is there stands in the environment; one that is not is to be decided", () => {
  const there = imported("env_file: [app.env]\nenvironment: { MODE: own }", { "app.env": "MODE=file\nLEVEL=high\n" });
  expect(there.text).toContain('environment: { MODE: "own", LEVEL: "high" }');
  expect(there.said("env_file")).toEqual(["taken: as environment and secrets, what 'app.env' says"]);
  const missing = imported("env_file: app.env\nenvironment: { MODE: own }");
  expect(missing.said("env_file")).toEqual([
    "decide: 'app.env' could not be read: write what it says as 'environment' and 'secrets'",
  ]);
  const optional = imported("env_file: [{ path: app.env, required: false }]");
  expect(optional.said("env_file")).toEqual(["left out: 'app.env' is not there, and need not be"]);
  const example = imported("env_file: .env", { ".env.example": "LEVEL=high\n" });
  expect(example.text).toContain('LEVEL: "high"');
  expect(example.said("env_file")).toEqual([
    "decide: '.env' is not there, so its example was taken: write the values that run",
  ]);
});
