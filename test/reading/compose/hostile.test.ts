import { expect, test } from "vitest";
import { read } from "./read.js";

// Files that nobody wrote to be read. Each ends soon, with one trouble at its place.

const bomb = ["x0: &x0 [a, a]", ...Array.from({ length: 30 }, (_, n) => `x${n + 1}: &x${n + 1} [*x${n}, *x${n}]`)].join(
  "\n",
);

test.each([
  ["a bomb of aliases", bomb, /stands for more than 100000 values/],
  ["an alias in itself", "services:\n  s: &s { a: *s }", /stands inside of what it is an alias for/],
  ["an alias without an anchor", "services: { s: *nobody }", /no anchor '&nobody'/],
  ["ten thousand levels", `a: ${"[".repeat(10_000)}`, /not YAML|too deeply|levels/],
  ["a hundred levels", `a: ${"[".repeat(100)}${"]".repeat(100)}`, /more than 64 levels/],
  ["ten megabytes", "a: b\n".repeat(2_000_000), /the file has 10000000 characters/],
  ["bytes of a program", "\u007fELF\u0002\u0001\u0001\u0000\u0000>\u0000\u0001", /a list or a text|not YAML/],
  ["a list", "- a", /a list or a text/],
  ["no YAML", "services:\n  s: [a", /not YAML/],
  ["tabs", "services:\n\ts: {}", /not YAML/],
  ["a key twice", "services:\n  s: { image: a }\n  s: { image: b }", /'s' stands twice/],
  ["a key that is a list", "services:\n  ? [a]\n  : b", /a key is a list or a mapping/],
  ["a variable that is none", "services: { s: { image: 'a:${1}' } }", /'\$\{1\}' is no variable of Compose/],
  ["a port that is none", "services: { s: { image: a, ports: ['eighty:80'] } }", /'eighty:80' is no port/],
  ["a volume that is none", "services: { s: { image: a, volumes: ['aa:bb:cc:dd'] } }", /'aa:bb:cc:dd' is no volume/],
  ["an open quote", `services: { s: { image: a, command: "sh -c 'a" } }`, /open quote/],
  ["an option that is none", "services:\n  s: { image: a, enviroment: {} }", /has no option 'enviroment'/],
  ["a list for a text", "services: { s: { image: [a] } }", /'services.s.image' must be a text/],
])("%s", (_, text, message) => {
  const begin = performance.now();
  const { troubles } = read({ "compose.yaml": text });
  expect(performance.now() - begin).toBeLessThan(10_000);
  expect(troubles.map((trouble) => trouble.message)).toEqual([expect.stringMatching(message)]);
  expect(troubles[0]?.at.file).toBe("compose.yaml");
});

test("includes of includes, and a long chain, end soon", () => {
  const include = (next: number) => `include: [f${next}.yaml, ./f${next}.yaml, x/../f${next}.yaml]\n`;
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}.yaml`, include(n + 1)]));
  const begin = performance.now();
  const { troubles } = read({ "compose.yaml": include(0), ...files, "f30.yaml": "services: { s: { image: a } }" });
  expect(troubles.at(-1)?.message).toMatch(/is one file too many/);
  const chain = Array.from({ length: 5_000 }, (_, n) => `  s${n}: { extends: s${n + 1} }`).join("\n");
  expect(read({ "compose.yaml": `services:\n${chain}\n  s5000: { image: a }\n` }).troubles[0]?.message).toMatch(
    /more than 32/,
  );
  expect(performance.now() - begin).toBeLessThan(20_000);
});

test.each([
  "volumes: ['${A}:/a']",
  "ports: ['${A}:80', '${B}']",
  "healthcheck: { test: [CMD, '${A}'], retries: '${B}' }",
  "deploy: { resources: { limits: { memory: '${A}' } } }",
  "environment: { A: '${B}' }\n    restart: '${C}'\n    init: '${D}'",
])("a value that cannot be known is never refused: %s", (line) => {
  expect(read({ "compose.yaml": `services:\n  s:\n    image: '\${I}'\n    ${line}\n` }).troubles).toEqual([]);
});

test("an option that is written with a mistake is told at its key, with the one that is meant", () => {
  const { troubles } = read({ "compose.yaml": "services:\n  s:\n    image: a\n    enviroment: {}\n" });
  expect(troubles).toMatchObject([{ at: { line: 4, column: 5 }, fix: "Write 'environment'." }]);
});

test("what cannot be read stops nothing else", () => {
  const { value, troubles } = read({
    "compose.yaml":
      "include: [bad.yaml]\nservices:\n  a: { image: a, ports: ['x:y'] }\n  b: { image: b, extends: { file: gone.yaml, service: c } }\n",
    "bad.yaml": "services: [",
  });
  expect(troubles).toHaveLength(3);
  expect(value?.entries.get("services")?.value).toMatchObject({ kind: "mapping" });
});
