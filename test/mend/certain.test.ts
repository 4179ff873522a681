import { expect, test } from "vitest";
import { mendedTexts } from "../../src/mend/mended-texts.js";
import type { Route } from "../../src/review/finding.js";
import type { Mend } from "../../src/review/mend.js";
import { placeOf } from "../review/tools/at.js";

/** The stack's text after one mend at a place of the service that `call` makes; `undefined` where it is left alone. */
async function inStack(text: string, route: Route, mend: Mend, more: Readonly<Record<string, string>> = {}) {
  const calls = Object.entries({ "services.app": `service("app"`, ...more });
  const origins = Object.fromEntries(calls.map(([thing, call]) => [thing, placeOf(text, call)]));
  const finding = {
    ...{ id: "REX000", level: "error" as const, message: "", why: "", fix: "", related: [] },
    ...{ at: ["services", "app", ...route], mend },
  };
  return (await mendedTexts([finding], { origins }, () => text)).get("stack.ts");
}

async function inRole(text: string, route: Route, mend: Mend) {
  const file = { path: "tasks/main.yml", file: "roles-src/motd/tasks/main.yml", text };
  const finding = {
    ...{ id: "REX000", level: "error" as const, message: "", why: "", fix: "", related: [] },
    ...{ at: { file, route }, mend },
  };
  return (await mendedTexts([finding], { origins: {} }, () => undefined)).get(file.file);
}

const image: Mend = { kind: "replace", from: "a:1", to: "a:2" };

test.each([
  [`service("app", { image: "a:1" });`, `service("app", { image: "a:2" });`],
  [`service("app", { image: 'a:1' });`, `service("app", { image: 'a:2' });`],
  ['service(`app`);service("app", { image: `a:1` });', 'service(`app`);service("app", { image: `a:2` });'],
  [
    `const image = "a:1";\nservice("app", { "image": image });`,
    `const image = "a:2";\nservice("app", { "image": image });`,
  ],
])("a text is written anew, with its quotes: %s", async (before, after) => {
  expect(await inStack(before, ["image"], image)).toBe(after);
});

test.each([
  [
    "the name is used elsewhere",
    `const name = "a:1";\nservice("app", { image: name });\nservice("b", { image: name });`,
  ],
  ["the name may change", `let name = "a:1";\nservice("app", { image: name });`],
  ["the name is exported", `export const name = "a:1";\nservice("app", { image: name });`],
  [
    "two things share what is spread",
    `const all = { image: "a:1" };\nservice("app", { ...all });\nservice("b", { ...all });`,
  ],
  ["it is not written out", `service("app", { image: "a:" + 1 });`],
  ["it is chosen", `service("app", { image: prod ? "a:1" : "a:2" });`],
  ["another text stands there", `service("app", { image: "a:3" });`],
  ["a function that nobody knows makes it", `service("app", own({ image: "a:1" }));`],
])("a text stays where %s", async (_, text) => {
  expect(await inStack(text, ["image"], image)).toBeUndefined();
});

test("a call that makes several things is left alone", async () => {
  const text = `for (const name of ["a", "b"]) service("app", { image: "a:1" });`;
  expect(await inStack(text, ["image"], image, { "services.b": `service("app"` })).toBeUndefined();
});

test("the last entry of a list takes its property with it, another only itself", async () => {
  const mend: Mend = { kind: "remove", what: "REX005" };
  expect(await inStack(`service("app", { a: 1, accept: [accept("REX005", {})] });`, ["accept", 0], mend)).toBe(
    `service("app", { a: 1 });`,
  );
  const two = `service("app", { accept: [\n  accept("REX005", {}),\n  accept("REX006", {}),\n] });`;
  expect(await inStack(two, ["accept", 0], mend)).toBe(`service("app", { accept: [\n  accept("REX006", {}),\n] });`);
  const last = `service("app", { accept: [accept("REX006", {}), accept("REX005", {})] });`;
  expect(await inStack(last, ["accept", 1], mend)).toBe(`service("app", { accept: [accept("REX006", {})] });`);
});

test("what is added to a list stands at its end", async () => {
  const mend: Mend = { kind: "add", entries: ["SETGID", "SETUID"] };
  expect(await inStack(`service("app", { caps: [] });`, ["caps"], mend)).toBe(
    `service("app", { caps: ["SETGID", "SETUID"] });`,
  );
  expect(await inStack(`service("app", { caps: [\n  "CHOWN",\n] });`, ["caps"], mend)).toBe(
    `service("app", { caps: [\n  "CHOWN", "SETGID", "SETUID",\n] });`,
  );
});

test.each<[string, Route, Mend, string | undefined]>([
  [
    "- notify: Reload ssh # why\n",
    [0, "notify"],
    { kind: "replace", from: "Reload ssh", to: "Reload sshd" },
    "- notify: Reload sshd # why\n",
  ],
  ["- notify: 'x'\n", [0, "notify"], { kind: "replace", from: "x", to: "it's" }, undefined],
  ["- notify: x\n", [0, "notify"], { kind: "replace", from: "x", to: "yes: no" }, undefined],
  ["- notify: &a x\n- notify: *a\n", [0, "notify"], { kind: "replace", from: "x", to: "y" }, undefined],
  ["- script: |\n    x\n", [0, "script"], { kind: "replace", from: "x\n", to: "y\n" }, undefined],
  ["- copy:\n    a: 1\n", [0, "copy"], { kind: "rename", from: "copy", to: "b.copy" }, "- b.copy:\n    a: 1\n"],
  ["- a: 1\n\n- b: 1", [1], { kind: "set", key: "no_log", value: true }, "- a: 1\n\n- b: 1\n  no_log: true"],
  [
    "- a: |\n    x\n\n- b: 1\n",
    [0],
    { kind: "set", key: "no_log", value: true },
    "- a: |\n    x\n  no_log: true\n\n- b: 1\n",
  ],
  ["- a: 1\n  diff: true\n", [0], { kind: "set", key: "diff", value: false }, "- a: 1\n  diff: false\n"],
  [`- a: 1\n  no_log: "{{ quiet }}"\n`, [0], { kind: "set", key: "no_log", value: true }, undefined],
  ["- {a: 1}\n", [0], { kind: "set", key: "no_log", value: true }, undefined],
  ["d:\n  - role: x\n    vars: {}\n  - y\n", ["d", 0], { kind: "remove", what: "x" }, "d:\n  - y\n"],
  ["d:\n  - x\n  # end\ne: 1\n", ["d", 0], { kind: "remove", what: "x" }, "d: []\n  # end\ne: 1\n"],
  ["d: [x, {role: y}]\n", ["d", 1], { kind: "remove", what: "y" }, "d: [x]\n"],
  ["d:\n- x\n", ["d", 0], { kind: "remove", what: "z" }, undefined],
])("in YAML: %j", async (before, route, mend, after) => {
  expect(await inRole(before, route, mend)).toBe(after);
});

test("of two mends that touch, the first is made and the other waits", async () => {
  const text = "d:\n  - x\n  - y\n";
  const file = { path: "meta/main.yml", file: "meta/main.yml", text };
  const mends = ["x", "y"].map((what, index) => ({
    ...{ id: "REX003", level: "error" as const, message: "", why: "", fix: "", related: [] },
    ...{ at: { file, route: ["d", index] }, mend: { kind: "remove" as const, what } },
  }));
  expect((await mendedTexts(mends, { origins: {} }, () => undefined)).get(file.file)).toBe("d:\n  - y\n");
});
