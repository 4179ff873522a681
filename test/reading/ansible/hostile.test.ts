import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandsOfShell } from "../../../src/model/shell/commands.js";
import { readInventory } from "../../../src/reading/ansible/inventory.js";
import { readPlaybook } from "../../../src/reading/ansible/playbook.js";
import { readYaml } from "../../../src/reading/ansible/yaml.js";
import { roleFrom, roleOfTasks } from "./read.js";

const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefghi"[index]}`).join(",")}]`).join("\n")}\n`;

describe("what nobody should have to wait for", () => {
  test.each([
    ["aliases that grow", bomb, /aliases/],
    ["ten megabytes", `a: ${"x".repeat(10_000_000)}\n`, /larger/],
    ["brackets", "[".repeat(100_000), /nested/],
    ["indentation", Array.from({ length: 1000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n"), /nested/],
    ["dashes", `${"- ".repeat(5000)}x`, /nested/],
    ["a byte of zero", "a: \0", /no text/],
    ["an anchor that holds itself", "a: &a [*a]\n", /./],
  ])("%s", (_, text, reason) => {
    const start = performance.now();
    expect(readYaml(text)).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
    expect(roleOfTasks(text).unreadable).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test("one file that cannot be read stops nothing else", () => {
    const role = roleFrom({
      "tasks/main.yml": "- command: x\n",
      "tasks/other.yml": "- a: [\n",
      "vars/main.yml": "x: 1\n",
    });
    expect(role.unreadable.map(({ file, line }) => [file.path, line])).toEqual([["tasks/other.yml", 2]]);
    expect(role.tasks).toHaveLength(1);
    expect(role.definitions.map(({ name }) => name)).toEqual(["x"]);
  });

  test.each([
    ["tasks/main.yml", "a: 1\n", /list of tasks/],
    ["vars/main.yml", "- a\n", /names with values/],
  ])("%s with another shape", (path, text, reason) => {
    expect(roleFrom({ [path]: text }).unreadable[0]?.reason).toMatch(reason);
  });
});

// PyYAML, which Ansible uses, reads all of these.
test.each<readonly [string, unknown]>([
  ["a: yes\nb: 0644\nc: '0644'\n", { a: true, b: 0o644, c: "0644" }],
  ["a: 1\na: 2\n", { a: 2 }],
  ["a: [\n  x,\n]\n", { a: ["x"] }],
  ['a: "{{ {\n  1: 2,\n}[b] }}"\nc: d\n', { a: "{{ { 1: 2, }[b] }}", c: "d" }],
  ['a: "x\n\t{\n\t}\n  y"\nb: c\n', { a: "x { } y", b: "c" }],
  ["n: y\ny: on\n", { n: "y", y: true }],
  ["a: &x {b: 1}\nc: {<<: *x, d: 2}\n", { a: { b: 1 }, c: { b: 1, d: 2 } }],
  ["a: !unsafe '{{ x }}'\n", { a: "{{ x }}" }],
])("%j is read as PyYAML reads it", (text, expected) => {
  expect(readYaml(text)).toMatchObject({ ok: true, data: expected });
});

test("a value that is unsafe, or of the vault, is no expression", () => {
  const role = roleFrom({ "vars/main.yml": "a: {b: [!unsafe '{{ x }}']}\nc: !vault |\n  66\n" });
  expect(role.definitions.map(({ leaves }) => leaves.map(({ reads, isVaulted }) => [reads.length, isVaulted]))).toEqual(
    [[[0, false]], [[0, true]]],
  );
});

const word = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "{{",
    "}}",
    "{% raw %}",
    "$(",
    "`",
    "'",
    '"',
    "<<E\n",
    "case x in",
    ") ;;",
    "esac",
    "&a",
    "*a",
    "!vault",
    "- ",
    ": ",
    "\n",
    "  ",
    "__proto__",
    "constructor",
    "docker",
    "sudo",
    "sh -c",
  ),
);
const soup = fc.array(word, { maxLength: 30 }).map((words) => words.join(""));

describe("at random", () => {
  test("nothing throws, and commands keep to the lines of their script", () => {
    fc.assert(
      fc.property(soup, (text) => {
        const lines = text.split("\n").length;
        expect(commandsOfShell(text).every(({ line }) => line >= 1 && line <= lines + 1)).toBe(true);
        readYaml(text);
        readPlaybook({ path: "site.yml", file: "site.yml", text });
        readInventory([{ path: "hosts", file: "hosts", text }]);
        roleFrom({
          "tasks/main.yml": text,
          "defaults/main.yml": text,
          "templates/a.j2": text,
          "files/a.sh": `#!/bin/sh\n${text}`,
        });
      }),
      { numRuns: 300 },
    );
  });

  test("a long line of anything is read in time", () => {
    for (const part of [
      "{{ ",
      "$( ",
      "a | ",
      "'",
      "((",
      "${",
      "`",
      "\\",
      "<<E ",
      "case x in ",
      "{% if ",
      "a=b ",
      "\n- ",
    ]) {
      const start = performance.now();
      roleFrom({
        "tasks/main.yml": `- shell: |\n    ${part.repeat(5000).replaceAll("\n", "\n    ")}\n`,
        "templates/a.j2": part.repeat(20_000),
      });
      expect([part, performance.now() - start < 10_000]).toEqual([part, true]);
    }
  });
});
