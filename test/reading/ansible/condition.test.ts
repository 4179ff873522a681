import { expect, test } from "vitest";
import { noBoolean } from "../../../src/review/questions/condition-kinds.js";
import { roleFrom } from "./read.js";

// Expected values: ansible-core 2.19.14 ran each of these, with the same variables, and named the type of what is no boolean.
const variables =
  "lst: [a]\ns: x\nb: true\nn: 1\ne: ''\nst: 'true'\nd: {a: 1}\nnul:\njb: '{{ b and true }}'\njs: '{{ s }}'\n";

test.each<readonly [string, string | undefined]>([
  ["lst", "a list"],
  ["lst | length", "a number"],
  ["(lst | length)", "a number"],
  ["s", "a text"],
  ["st", "a text"],
  ["e", "a text"],
  ["n", "a number"],
  ["d", "a map"],
  ["nul", "nothing"],
  ["js", "a text"],
  ["'yes'", "a text"],
  ["lst[0]", "a text"],
  ["b and lst", "a list"],
  ["true and 1", "a number"],
  ["s is defined and s", "a text"],
  ["u | default('')", "a text"],
  ["u | default([])", "a list"],
  ["lst | default([], true)", "a list"],
  ["lst | select('equalto', 'a')", "a list"],
  ["s | regex_search('x')", "a text"],
  ["r", "a result"],
  ["r.stdout", "a text"],
  ["r.stdout_lines", "a list"],
  ["r.rc", "a number"],
  ["r.stdout | int", "a number"],
  ["'{{ lst }}'", "a list"],
  ["", "nothing"],
  ["b", undefined],
  ["jb", undefined],
  ["not lst", undefined],
  ["s | length > 0", undefined],
  ["s != ''", undefined],
  ["'a' in lst", undefined],
  ["'a' not in lst", undefined],
  ["r is changed", undefined],
  ["r.stdout is search('a')", undefined],
  ["r.stdout == 'a'", undefined],
  ["b | bool", undefined],
  ["st | bool", undefined],
  ["u | default(false)", undefined],
  ["b | ternary(true, false)", undefined],
  ["b == 'x' and b", undefined],
  ["(r.failed or 'x' not in r)", undefined],
  ["r.stat.exists", undefined],
  ["s.startswith('x')", undefined],
  ["unheard_of", undefined],
])("%j comes to %s", (condition, expected) => {
  const role = roleFrom({
    "defaults/main.yml": variables,
    "tasks/main.yml": JSON.stringify([
      { command: "x", register: "r" },
      { debug: { msg: "x" }, when: condition.startsWith("'{{") ? condition.slice(1, -1) : condition },
    ]),
  });
  const task = role.tasks[1];
  const text = task?.texts.find(({ outcomes }) => outcomes !== undefined);
  const kinds = text?.outcomes?.flatMap((outcome) => (task && noBoolean(outcome, task, role)) ?? []);
  expect(kinds?.[0]).toBe(expected);
});
