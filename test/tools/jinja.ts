import { spawnSync } from "node:child_process";
import { python } from "./pyyaml.js";

const script = `
import json, sys, jinja2
job = json.load(sys.stdin)
environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, trim_blocks=True)
print(json.dumps([environment.from_string(text).render(**job["variables"]) for text in job["texts"]]))
`;

/** Renders texts with Jinja as Ansible sets it up, without Ansible's filters. */
export function renderWithJinja(texts: readonly string[], variables: object = {}): readonly string[] {
  const run = spawnSync(python, ["-c", script], { input: JSON.stringify({ texts, variables }), encoding: "utf8" });
  if (run.status !== 0) throw new Error(`Jinja refused the text: ${run.error?.message ?? run.stderr}`);
  return JSON.parse(run.stdout) as string[];
}
