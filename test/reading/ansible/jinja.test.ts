import { expect, test } from "vitest";
import { foreignIn, readsIn } from "../../../src/reading/ansible/jinja.js";
import { readsOf } from "../../../src/reading/ansible/jinja-reads.js";

const short = (text: string) => readsIn(text).map(({ name, path }) => [name, ...path].join("."));

test.each<readonly [string, readonly string[]]>([
  ["no braces", []],
  ["{{ a }} and {{ b.c }}", ["a", "b.c"]],
  ["{{ a['b'][0].c }}", ["a.b.0.c"]],
  ["{{ a[b] }}", ["a.*", "b"]],
  ["{{ 'a' ~ b | default(c) }}", ["b", "c"]],
  ["{{ a if b else c }}", ["a", "b", "c"]],
  ["{% for a in b %}{{ a.c }}{{ d }}{% endfor %}", ["b", "d"]],
  ["{% set a = b %}{{ a }}", ["b"]],
  ["{% raw %}{{ a }}{% endraw %}{{ b }}", ["b"]],
  ["{# {{ a }} #}{{ b }}", ["b"]],
  ["{{ '{{ a }}' }}", []],
  ["{{ f(a, b=c) }}", ["a", "c"]],
  ["{{ a.get('b') }}", ["a.b"]],
  ["{{ vars['a'] }}", ["vars.a", "a"]],
  ["{{ hostvars[h].a.b }}", ["hostvars.*.a.b", "a.b", "h"]],
  ["{{ lookup('vars', 'a') }}", ["lookup.vars.a", "a"]],
  ["{{ .Values.a }}", []],
])("%j reads %j", (text, expected) => {
  expect(short(text)).toEqual(expected);
});

test.each([
  ["a | default('')", true],
  ["a.b is defined", true],
  ["a is not defined", true],
  ["a | length", false],
])("%s: bears that it is not defined: %s", (expression, expected) => {
  expect(readsOf(expression)[0]?.isOptional).toBe(expected);
});

test("templates of other languages", () => {
  expect(foreignIn("{{ a }} {{ .State }} {{ $json.x }} {% raw %}{{ .x }}{% endraw %}")).toEqual([
    "{{ .State }}",
    "{{ $json.x }}",
  ]);
});
