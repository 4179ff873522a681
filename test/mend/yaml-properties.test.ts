import fc from "fast-check";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { edited } from "../../src/mend/edit.js";
import { editInYaml } from "../../src/mend/in-yaml.js";
import type { Route } from "../../src/review/finding.js";
import type { Mend } from "../../src/review/mend.js";

// js-yaml, which is not what mends, reads before and after: exactly what was meant has changed.

const word = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9 ]{0,8}[a-z0-9]$/), fc.string({ maxLength: 12 }));
const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.array(word, { maxLength: 3 }), fc.constant("a\nb\n"));
const map = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
const tasks = fc.array(fc.record({ name: word, "x.y.module": fc.oneof(map, word) }), { minLength: 1, maxLength: 4 });
const style = fc.record({
  indentSeq: fc.boolean(),
  indent: fc.integer({ min: 2, max: 4 }),
  lineWidth: fc.constantFrom(0, 20),
  singleQuote: fc.constantFrom(true, false),
});

function mended(text: string, route: Route, mend: Mend): unknown {
  const edit = editInYaml(text, route, mend);
  return edit === undefined ? undefined : load(edited(text, [edit]));
}

test("a key is set, and nothing else changes", () => {
  fc.assert(
    fc.property(tasks, style, fc.nat(), (list, options, index) => {
      const text = stringify(list, options);
      const at = index % list.length;
      const expected = list.map((task, position) => (position === at ? { ...task, no_log: true } : task));
      expect(mended(text, [at], { kind: "set", key: "no_log", value: true })).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("an entry goes, and nothing else changes", () => {
  const list = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(list, style, fc.nat(), fc.boolean(), map, (names, options, index, asMaps, after) => {
      const entries = names.map((name) => (asMaps ? { role: name, vars: after } : name));
      const text = stringify({ dependencies: entries, after }, { ...options, aliasDuplicateObjects: false });
      const at = index % names.length;
      expect(mended(text, ["dependencies", at], { kind: "remove", what: names[at] ?? "" })).toEqual({
        dependencies: entries.filter((_, position) => position !== at),
        after,
      });
    }),
    { numRuns: 300 },
  );
});

test("a text becomes another, or is left alone", () => {
  fc.assert(
    fc.property(tasks, style, fc.nat(), word, (list, options, index, to) => {
      const at = index % list.length;
      const from = list[at]?.name ?? "";
      const after = mended(stringify(list, options), [at, "name"], { kind: "replace", from, to });
      if (after !== undefined)
        expect(after).toEqual(list.map((task, position) => (position === at ? { ...task, name: to } : task)));
    }),
    { numRuns: 300 },
  );
});
