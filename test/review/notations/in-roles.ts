import { describe, expect, test } from "vitest";
import { findingsIn } from "../tools/evaluate.js";

/** The files of a role, by their paths. */
export type Files = Readonly<Record<string, string>>;

export const tasks = (text: string): Files => ({ "tasks/main.yml": text });

export const shell = (line: string): Files =>
  tasks(`- name: Run\n  ansible.builtin.shell:\n    cmd: ${JSON.stringify(line)}\n  changed_when: true\n`);

export const command = (line: string): Files =>
  tasks(`- name: Run\n  ansible.builtin.command:\n    cmd: ${JSON.stringify(line)}\n  changed_when: true\n`);

export const script = (text: string): Files => ({
  "files/run.sh": `#!/bin/bash\nset -euo pipefail\n${text}\n`,
  "tasks/main.yml": "- name: Run\n  ansible.builtin.script:\n    cmd: run.sh\n  changed_when: true\n",
});

async function idsOf(files: Files, late = false): Promise<readonly string[]> {
  const findings = await findingsIn({ role: "own", files, late });
  return [...new Set(findings.map(({ id }) => id))];
}

/** One notation is not another: a rule's defect in the notations in which people write it, and what looks like it and is sound. */
export function judges(
  id: string,
  bad: readonly (readonly [string, Files])[],
  good: readonly (readonly [string, Files])[],
  late = false,
) {
  describe(id, () => {
    test.each(bad)("refuses %s", async (_, files) => {
      expect(await idsOf(files, late)).toContain(id);
    });
    test.each(good)("bears %s", async (_, files) => {
      expect(await idsOf(files, late)).not.toContain(id);
    });
  });
}
