import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { toYaml } from "../../src/emit/yaml.js";
import { readWithPyYaml } from "../tools/pyyaml.js";
import { awkward } from "./awkward.js";

const strings = fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: "grapheme" }));
const data = fc.letrec((tie) => ({
  document: fc.oneof(tie("list"), tie("map")),
  node: fc.oneof({ maxDepth: 3 }, strings, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("map")),
  list: fc.array(tie("node"), { maxLength: 4 }),
  map: fc.dictionary(strings, tie("node"), { maxKeys: 4 }).map((map) => Object.fromEntries(Object.entries(map))),
})).document;

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
