import { describe, expect, test } from "vitest";
import { edited, toldOf } from "./told.js";

const cyclic = "const c: { c?: object } = {};\nc.c = c;\nconst app";

/** A stack with a configuration file of its own, and a line before the service. */
const withFile = (file: string, before = "const app") =>
  edited('templateFile("/etc/app/app.conf", "app.conf.hbs")', file)
    .replace("templateFile }", "jsonFile, templateFile, yamlFile }")
    .replace("const app", before);

/** What cannot be written down, and what is said of it at its place. */
const mistakes: readonly (readonly [string, string, string])[] = [
  ["a cycle in YAML", withFile('yamlFile("/a", c)', cyclic), "data.c' contains itself, and would be written for ever"],
  ["a cycle in JSON", withFile('jsonFile("/a", c)', cyclic), "data.c' contains itself, and would be written for ever"],
  [
    "a cycle among the variables of a role",
    edited('role("motd")', 'role("motd", { motd_x: c as never })').replace("const app", cyclic),
    "variables.motd_x.c' contains itself, and would be written for ever",
  ],
  [
    "data that is too deep",
    withFile('yamlFile("/a", d)', "let d: unknown = 1;\nfor (let i = 0; i < 20000; i++) d = [d];\nconst app"),
    "is nested more than 500 levels deep",
  ],
  ["no data", withFile('jsonFile("/a", undefined)'), "data': there is no data to write"],
  ["a big integer", withFile('jsonFile("/a", { a: 1n })'), "data.a' is a bigint, which cannot be written down"],
  ["a function", withFile('yamlFile("/a", { a: () => 1 })'), "data.a' is a function, where a value is expected"],
  ["a symbol", withFile('yamlFile("/a", [Symbol("x")])'), "data.0' is a symbol, which cannot be written down"],
  ["a promise", withFile('yamlFile("/a", { a: Promise.resolve() })'), "data.a' is a promise: write 'await' before it"],
  [
    "a getter that throws",
    withFile('yamlFile("/a", { get a() { throw new Error("boo"); } })'),
    "data.a' cannot be read: boo",
  ],
  [
    "a network above its line",
    edited('const backend = network("backend", { subnet: "172.20.2.0/24" });', "").concat(
      'var backend = network("backend", { subnet: "172.20.2.0/24" });\n',
    ),
    "'services.app.networks.0': nothing is there yet: declare the constant above the line that uses it",
  ],
  [
    "a network by its name",
    edited("networks: [backend]", 'networks: ["backend"] as never'),
    "'services.app.networks.0': 'backend' is only a name: write the constant that the constructor gave",
  ],
  [
    "a dependency above its line",
    edited("cpus: 0.1,", "cpus: 0.1,\n  dependsOn: [undefined as never],"),
    "'services.app.dependsOn.0': nothing is there yet",
  ],
  [
    "a host above its line",
    edited('prod: host({ address: "203.0.113.10", user: "deploy" })', "prod: undefined as never"),
    "'hosts.prod': nothing is there yet",
  ],
  [
    "a group that holds itself",
    edited("configure(app)", "configure(app), configure(g as never)").replace(
      "const app",
      'const g = { kind: "group", name: "g", services: [] as object[] };\ng.services.push(g);\nconst app',
    ),
    "target.services.0' contains itself",
  ],
  [
    "a time beyond all clocks",
    edited("cpus: 0.1,", "cpus: 0.1,\n  stopGracePeriod: 1e300,"),
    "'services.app.stopGracePeriod': a time is in seconds, at most a day (86400)",
  ],
  [
    "an interval beyond all clocks",
    edited('"healthy"] }', '"healthy"], interval: 1e300 }'),
    "'services.app.healthcheck.interval': a time is in seconds, at most a day (86400)",
  ],
  ["require", edited("const app", 'require("fs");\nconst app'), "'stack.ts' loads 'fs' with 'require'"],
  [
    "a throw of what is no text",
    edited("const app", "throw Object.create(null);\nconst app"),
    "'stack.ts' throws '[Object",
  ],
];

describe("what cannot be written down is told at its place, without a trace", () => {
  test.each(mistakes)("%s", async (_, stack, said) => {
    const told = await toldOf(stack, false);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(said);
    expect(told[0]).not.toContain("data:text");
  });
});

test("a constant above its line is told by the compiler, once", async () => {
  const declared = 'const backend = network("backend", { subnet: "172.20.2.0/24" });\n';
  const told = await toldOf(edited(declared, "").concat(declared));
  expect(told).toEqual(["5:14 TS2448 block-scoped variable 'backend' used before its declaration"]);
});

test.each(["constructor", "valueof", "tostring"])("a service may be called '%s'", async (name) => {
  const stack = edited('service("app"', `service("${name}"`).replace(
    '"app.conf.hbs")',
    '"app.conf.hbs", { of: "app" })',
  );
  expect(await toldOf(stack, false)).toEqual([]);
});
