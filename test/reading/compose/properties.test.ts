import fc from "fast-check";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { knownData } from "../../../src/reading/compose/plain.js";
import { readYaml } from "../../../src/reading/compose/yaml.js";
import { leavesOf, read } from "./read.js";

const word = fc.constantFrom(
  "a",
  "b-1",
  "80",
  "0.5",
  "true",
  "./d:/d",
  "aa:/x:ro",
  "127.0.0.1:80:80",
  "${A}",
  "${A:-b}",
  "$$c",
  "K=v",
  "x y",
  "",
  "~",
  "{{ j }}",
  "service_healthy",
);
const key = fc.constantFrom(
  "services",
  "s",
  "image",
  "ports",
  "volumes",
  "environment",
  "command",
  "build",
  "networks",
  "depends_on",
  "healthcheck",
  "test",
  "deploy",
  "resources",
  "limits",
  "extends",
  "include",
  "env_file",
  "secrets",
  "<<",
  "x-a",
  "ulimits",
  "extra_hosts",
  "external",
);
const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    word,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
}));
const composeLike = fc.dictionary(key, tree, { maxKeys: 5 });

test("never throws, whatever stands in the files, and ends soon", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          "services:",
          "\n",
          "  ",
          "- ",
          "a: ",
          "&x ",
          "*x",
          "<<: ",
          "!reset ",
          "{",
          "}",
          "[",
          "]",
          "|",
          '"',
          "'",
          "${",
          "}",
          "{{ a }}",
          "{% if b %}",
          "#",
          "---",
          ": ",
          "80",
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join("")),
    fc.tuple(composeLike, composeLike).map(([one]) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(text, text, fc.boolean(), (one, other, isTemplate) => {
      const begin = performance.now();
      const name = isTemplate ? "compose.yaml.j2" : "compose.yaml";
      read({ "compose.yaml": one, "over.yaml": other, [name]: one, ".env": other, "b.env": one });
      expect(performance.now() - begin).toBeLessThan(5_000);
    }),
    { numRuns: 500 },
  );
});

test("the text at the place of a leaf is the leaf", () => {
  fc.assert(
    fc.property(composeLike, fc.constantFrom(0, 2), (data, indent) => {
      const text = JSON.stringify(data, undefined, indent);
      const lines = text.split("\n");
      const { value } = read({ "compose.yaml": text });
      for (const [route, { value: found, place, column, unknown }] of value === undefined ? [] : leavesOf(value)) {
        const line = lines[place.line - 1];
        expect(line, route).toBeDefined();
        if (column !== undefined && unknown === undefined)
          expect(`${route} ${line?.slice(column - 1).startsWith(String(found))}`).toBe(`${route} true`);
      }
    }),
    { numRuns: 300 },
  );
});

test("plain data is what another reader of YAML takes it for", () => {
  const scalar = fc.oneof(
    fc.string({ unit: "grapheme-ascii", maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { value: data } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      scalar,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(data, (given) => {
      const text = JSON.stringify(given, undefined, 1);
      const [document] = readYaml("a.yaml", text).documents;
      expect(document === undefined ? undefined : knownData(document)).toEqual(load(text));
    }),
    { numRuns: 300 },
  );
});
