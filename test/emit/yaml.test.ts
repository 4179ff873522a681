import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { toYaml } from "../../src/emit/yaml.js";
import { readWithPyYaml } from "../tools/pyyaml.js";

/** Strings that YAML 1.1, Compose, Jinja or a shell would read as something else. */
const awkward = [
  "yes",
  "no",
  "on",
  "off",
  "y",
  "n",
  "~",
  "null",
  "Null",
  "true",
  "22:22",
  "12:30:45",
  "0755",
  "0o17",
  "1e3",
  "1_000",
  "2024-01-01",
  "=",
  "<<",
  "{{ x }}",
  "{% raw %}",
  "{# c",
  "$HOME",
  "$${X}",
  "#",
  " # c",
  "a: b",
  "- a",
  "? a",
  "! a",
  "&a",
  "*a",
  "|",
  ">",
  "%a",
  "@a",
  "`a",
  "'",
  '"',
  "\\",
  "\t",
  " a",
  "a ",
  "",
  "\n",
  "a\nb\n",
  "a\n\n",
  "🙂",
  "é",
  "\u2028",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  "a:",
  "-",
  ".",
  "..",
  "...",
  "---",
  ".inf",
  ".nan",
  "0x1F",
  "+1",
  "-0",
  "1.0",
  "010",
  "0b11",
];

const strings = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }));
const data = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, strings, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("map")),
  list: fc.array(tie("node"), { maxLength: 4 }),
  map: fc.dictionary(strings, tie("node"), { maxKeys: 4 }).map((map) => Object.fromEntries(Object.entries(map))),
})).node;

describe("toYaml", () => {
  it("means the same to js-yaml, for any data", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(load(toYaml(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("means the same to PyYAML, for awkward strings as values and as keys", () => {
    const value = { values: awkward, keys: Object.fromEntries(awkward.map((text) => [text, text])) };
    expect(readWithPyYaml([toYaml(value)])).toEqual([value]);
  });

  it("means the same to PyYAML, for any data", () => {
    const samples = fc.sample(data, 300);
    expect(readWithPyYaml(samples.map((sample) => toYaml(sample)))).toEqual(samples);
  });

  it("sets comments before keys of the first level", () => {
    expect(toYaml({ port: 22, user: "deploy" }, { user: "Login\nof the host" })).toBe(
      "port: 22\n# Login\n# of the host\nuser: deploy\n",
    );
  });
});
