import { describe, expect, test } from "vitest";
import { findingsOfRole } from "../tools/evaluate.js";

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

function idsOf(files: Files, late = false): readonly string[] {
  return [...new Set(findingsOfRole(files, late).map(({ id }) => id))];
}

/** One notation is not another: a rule's defect in the notations in which people write it, and what looks like it and is sound. */
export function judges(
  id: string,
  bad: readonly (readonly [string, Files])[],
  good: readonly (readonly [string, Files])[],
  late = false,
) {
  describe(id, () => {
    test.each(bad)("refuses %s", (_, files) => {
      expect(idsOf(files, late)).toContain(id);
    });
    test.each(good)("bears %s", (_, files) => {
      expect(idsOf(files, late)).not.toContain(id);
    });
  });
}
