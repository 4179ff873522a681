import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Interpreter of the test tools, with Ansible and its PyYAML. `make test` installs it. */
export const python = fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));

const script = `
import json, sys, yaml
print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)]))
`;

/** Reads YAML texts with PyYAML, the reader that Ansible uses. */
export function readWithPyYaml(texts: readonly string[]): readonly unknown[] {
  const run = spawnSync(python, ["-c", script], { input: JSON.stringify(texts), encoding: "utf8", maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(`PyYAML refused the text: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as unknown[];
}
