import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { readWholeRole } from "../../src/load/role-sources.js";
import { review } from "../../src/review/run.js";
import { report } from "./tools/changed-report.js";

const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "{{ a",
    "{% for x",
    "{{ 'x }}",
    "a | b",
    "curl x | sh",
    "#!/bin/bash",
    "pip install x",
    "docker",
    "\0",
  ),
);
const key = fc.oneof(
  word,
  fc.constantFrom(
    ...["name", "block", "rescue", "when", "register", "notify", "services", "networks", "ports", "volumes", "env"],
    ...["ansible.builtin.shell", "copy", "docker_container", "docker_compose_v2", "git", "pip", "cron", "uri", "meta"],
    ...["state", "cmd", "argv", "job", "mode", "url", "environment", "privileged", "cap_add", "image", "dependencies"],
  ),
);
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(word, fc.boolean(), fc.integer(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const path = fc.constantFrom(
  ...["tasks/main.yml", "handlers/main.yml", "meta/main.yml", "defaults/main.yml", "vars/main.yml"],
  ...["files/compose.yml", "templates/compose.yml.j2", "templates/x.j2", "files/x.sh"],
);
const text = fc.oneof(
  word,
  fc.oneof(data, fc.array(data)).map((value) => stringify(value, { aliasDuplicateObjects: false })),
);
const file = fc.record({ path, text });

describe("role sources at random", () => {
  test("never make a rule fail, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), fc.boolean(), (files, own) => {
        const role = readWholeRole(
          "own",
          own,
          files.map((one) => ({ ...one, file: `roles-src/own/${one.path}` })),
        );
        expect(review(report, [role]).map(({ id, message }) => (id === "REX000" ? message : ""))).not.toContainEqual(
          expect.stringMatching(/./),
        );
      }),
      { numRuns: 300 },
    );
  });
});
