import { describe, expect, test } from "vitest";
import { valueAt } from "../../../src/reading/placed.js";
import { option, read, shown } from "./read.js";

const services = (body: string) => `services:\n  s:\n${body.replace(/^/gm, "    ")}\n`;

describe("an override", () => {
  const cases: readonly (readonly [string, string, string, string, unknown])[] = [
    ["adds to lists", "ports", 'ports: ["80:80"]', 'ports: ["81:81"]', ["80", "81"]],
    ["replaces a list with !override", "ports", 'ports: ["80:80"]', 'ports: !override ["81:81"]', ["81"]],
    ["takes away with !reset", "ports", 'ports: ["80:80"]', "ports: !reset []", undefined],
    ["replaces a command", "command", "command: [a, b]", "command: c", ["c"]],
    [
      "replaces a probe, and keeps its times",
      "healthcheck",
      "healthcheck: { test: a, retries: 3 }",
      "healthcheck: { test: b }",
      { test: ["CMD-SHELL", "b"], retries: 3 },
    ],
    [
      "replaces a volume at the same path",
      "volumes",
      "volumes: [aa:/x, bb:/y]",
      "volumes: [cc:/x]",
      [
        { type: "volume", source: "cc", target: "/x" },
        { type: "volume", source: "bb", target: "/y" },
      ],
    ],
    [
      "merges variables of both forms",
      "environment",
      "environment: [A=1, B=2]",
      "environment: { B: 3, C: 4 }",
      { A: "1", B: "3", C: "4" },
    ],
    [
      "takes one variable away",
      "environment",
      "environment: { A: 1, B: 2 }",
      "environment: { A: !reset null }",
      { B: "2" },
    ],
    [
      "keeps the condition",
      "depends_on",
      "depends_on: { a: { condition: service_healthy } }",
      "depends_on: { a: { restart: true } }",
      { a: { condition: "service_healthy", restart: true, required: true } },
    ],
    [
      "drops the options of another log driver",
      "logging",
      "logging: { driver: a, options: { x: 1 } }",
      "logging: { driver: b }",
      { driver: "b" },
    ],
    [
      "keeps them for the same one",
      "logging",
      "logging: { driver: a, options: { x: 1 } }",
      "logging: { options: { y: 2 } }",
      { driver: "a", options: { x: "1", y: "2" } },
    ],
  ];
  test.each(cases)("%s", (_, key, base, over, meant) => {
    const found = option({ "compose.yaml": services(`image: a\n${base}`), "over.yaml": services(over) }, "s", key);
    expect(key === "ports" && Array.isArray(found) ? found.map(({ published }) => published) : found).toEqual(meant);
  });

  test("keeps the place of each value", () => {
    const { value } = read({ "compose.yaml": services("image: a\nuser: b"), "over.yaml": services("image: c") });
    expect(valueAt(value, "services", "s", "image")?.place).toEqual({ file: "over.yaml", line: 3, column: 12 });
    expect(valueAt(value, "services", "s", "user")?.place).toEqual({ file: "compose.yaml", line: 4, column: 11 });
  });

  test("several documents of a file stand over each other", () => {
    expect(option({ "compose.yaml": `${services("image: a\nuser: b")}---\n${services("image: c")}` }, "s")).toEqual({
      image: "c",
      user: "b",
    });
  });
});

describe("anchors", () => {
  const anchored = (body: string) =>
    `x-a: &a { image: i, user: u }\nx-b: &b { user: v, init: true }\nservices:\n  s:\n${body.replace(/^/gm, "    ")}\n`;
  test.each([
    ["one merge key", "<<: *a\nuser: w", { image: "i", user: "w" }],
    ["a list: the first wins", "<<: [*b, *a]", { image: "i", user: "v", init: true }],
    ["an alias in a value", "labels: *a", { labels: { image: "i", user: "u" } }],
  ])("%s", (_, body, meant) => {
    expect(option({ "compose.yaml": anchored(body) }, "s")).toEqual(meant);
  });

  test("two merge keys are told, as Compose refuses them", () => {
    const { troubles } = read({ "compose.yaml": anchored("<<: *a\n<<: *b") });
    expect(troubles).toMatchObject([{ message: "a mapping has two merge keys '<<'", at: { line: 6, column: 5 } }]);
  });
});

describe("extends", () => {
  test("from the same file, along a chain", () => {
    const text =
      "services:\n  a: { image: i, environment: [A=1] }\n  b: { extends: a, environment: [B=2] }\n  s: { extends: { service: b }, user: u }\n";
    expect(option({ "compose.yaml": text }, "s")).toEqual({ image: "i", environment: { A: "1", B: "2" }, user: "u" });
  });

  test("from another file, whose paths count from its own folder", () => {
    const texts = {
      "compose.yaml": "services:\n  s: { extends: { file: sub/base.yaml, service: b } }\n",
      "sub/base.yaml": "services:\n  b: { image: i, build: ., volumes: [./d:/d], env_file: e.env }\n",
      "sub/e.env": "A=1\n",
    };
    expect(option(texts, "s")).toMatchObject({
      build: { context: "./sub" },
      volumes: [{ source: "./sub/d" }],
      env_file: [{ path: "./sub/e.env" }],
      environment: { A: "1" },
    });
  });

  test("in a circle is told", () => {
    const { troubles } = read({ "compose.yaml": "services:\n  a: { extends: b }\n  b: { extends: a }\n" });
    expect(troubles.map(({ message, at }) => `${at.line} ${message}`)).toContain("3 'b' extends itself");
  });

  test.each([
    ["a service that is not there", "services:\n  s: { extends: x }\n", "no service 'x' in 'compose.yaml'"],
    [
      "a file that is not there",
      "services:\n  s: { extends: { file: x.yaml, service: x } }\n",
      "there is no file 'x.yaml'",
    ],
  ])("%s is told", (_, text, message) => {
    expect(read({ "compose.yaml": text }).troubles).toMatchObject([{ message, at: { file: "compose.yaml", line: 2 } }]);
  });
});

describe("include", () => {
  const sub = 'services:\n  db: { image: "postgres:${TAG:-1}", volumes: [./d:/d] }\nvolumes: { v: }\n';

  test("brings the resources of another folder, with its variables", () => {
    const texts = {
      "compose.yaml": "include: [sub/compose.yaml]\nservices: { s: { image: a } }\n",
      "sub/compose.yaml": sub,
      "sub/.env": "TAG=18\n",
    };
    expect(shown(read(texts).value)).toMatchObject({
      services: { s: { image: "a" }, db: { image: "postgres:18", volumes: [{ source: "./sub/d" }] } },
      volumes: { v: null },
    });
  });

  test("long form: another folder, files of variables; what is above wins", () => {
    const texts = {
      "compose.yaml":
        "include:\n  - path: [sub/compose.yaml, sub/more.yaml]\n    project_directory: .\n    env_file: my.env\n",
      "sub/compose.yaml": sub,
      "sub/more.yaml": "services: { db: { user: postgres } }\n",
      "my.env": "TAG=17\n",
    };
    expect(option(texts, "db")).toMatchObject({ image: "postgres:17", user: "postgres", volumes: [{ source: "./d" }] });
    expect(option({ ...texts, ".env": "TAG=16" }, "db", "image")).toBe("postgres:16");
  });

  test("in a circle is told once", () => {
    const { troubles } = read({
      "compose.yaml": "include: [b.yaml]\nservices: { a: { image: a } }\n",
      "b.yaml": "include: [compose.yaml]\n",
    });
    expect(troubles.map(({ message }) => message)).toEqual(["'compose.yaml' includes itself"]);
  });
});

describe("files of variables", () => {
  test("`.env` gives values; what is written wins over env_file", () => {
    const texts = {
      "compose.yaml": services(
        "image: a:${TAG}\nenv_file:\n  - path: a.env\n  - path: gone.env\n    required: false\nenvironment: [B=2, C]",
      ),
      ".env": "TAG=1\nC=three\n",
      "a.env": "A=${TAG}\nB=1\n",
    };
    expect(option(texts, "s", "image")).toBe("a:1");
    expect(option(texts, "s", "environment")).toEqual({ A: "1", B: "2", C: "three" });
    expect(valueAt(read(texts).value, "services", "s", "environment", "A")?.place).toEqual({
      file: "a.env",
      line: 1,
      column: 3,
    });
  });

  test("a file that only the host has leaves the environment open", () => {
    const environment = valueAt(
      read({ "compose.yaml": services("image: a\nenv_file: host.env") }).value,
      "services",
      "s",
      "environment",
    );
    expect(environment).toMatchObject({ kind: "mapping", open: "env_file" });
  });

  test.each([
    ["A=b # c", "b"],
    ["A=b#c", "b#c"],
    ["export A = b ", "b"],
    ["A: b", "b"],
    ["A='$b # \"c\"'", '$b # "c"'],
    ['A="x\\ny\\t\\"z\\" \\$b"', 'x\ny\t"z" $b'],
    ['A="two\nlines"', "two\nlines"],
    ["B=1\nA=${B}-${C:-d}", "1-d"],
    ["# A=1\n\nA=", ""],
    ["\uFEFFA=1\r\n", "1"],
  ])("%j", (text, value) => {
    expect(
      option({ "compose.yaml": services("image: a\nenv_file: a.env"), "a.env": text }, "s", "environment", "A"),
    ).toBe(value);
  });

  test("format raw takes all as it stands", () => {
    const texts = {
      "compose.yaml": services("image: a\nenv_file: [{ path: a.env, format: raw }]"),
      "a.env": 'A="$B" # c\n',
    };
    expect(option(texts, "s", "environment")).toEqual({ A: '"$B" # c' });
  });

  test.each([
    ["A B=1", "the line is no variable"],
    ["A='x", "the quote is not closed"],
    ["A=${B", "'${B' is no variable of Compose"],
  ])("%j is told with its place", (text, message) => {
    const { troubles } = read({ "compose.yaml": services("image: a\nenv_file: a.env"), "a.env": `X=1\n${text}` });
    expect(troubles).toMatchObject([{ message, at: { file: "a.env", line: 2 } }]);
  });
});
