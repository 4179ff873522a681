import { describe, expect, test } from "vitest";
import { edited, toldOf } from "./told.js";

const inService = (options: string): string =>
  edited("user: 1000,", `user: 1000,\n  ${options},`)
    .replace(options.startsWith("files") ? /\n {2}files: \[templateFile.*/ : /^$/, "")
    .replace(
      "templateFile }",
      "templateFile, file, hostPath, onLoopback, secret, text, variable, volume, vpnOnly, yamlFile }",
    )
    .replace("const app", 'const v = variable("v", { example: "x", description: "V" });\nconst app');

/** What cannot work, and what is said of it. */
const mistakes: readonly (readonly [string, string])[] = [
  ['volumes: [volume("/data", { folder: "../../../../etc", backup: "files" })]', "no '..'"],
  ['volumes: [volume("/data", { folder: "a/../b", backup: "files" })]', "no '..'"],
  ['volumes: [volume("/data", { folder: "/mnt/big", backup: "files" })]', "so without '/' at its start"],
  ['volumes: [volume("/data/../etc", { backup: "files" })]', "no '..'"],
  ['volumes: [hostPath("/var/run/../run/docker.sock", "/s", { because: "x" })]', "no '..'"],
  ['files: [file("/a//b", "x")]', "no empty part"],
  ['files: [file("/a/", "x")]', "no empty part"],
  ['files: [file("a", "x")]', "a path starts with '/'"],
  ['files: [yamlFile("/a", { url: v })]', "holds no variable, secret or other thing"],
  ['files: [yamlFile("/a", { deep: [{ pw: secret("token") }] })]', "holds no variable, secret or other thing"],
  ["port: 70000", "a port is a number from 1 to 65535"],
  ["port: 0", "a port is a number from 1 to 65535"],
  ["expose: onLoopback(99999)", "a port is a number from 1 to 65535"],
  ['metrics: { port: -1, path: "/metrics" }', "a port is a number from 1 to 65535"],
  ['publish: ["70000/tcp"]', "a port is a number from 1 to 65535"],
  ['expose: vpnOnly("x", { publicPaths: ["*/*"] })', "a public path starts with '/'"],
  ['expose: vpnOnly("x", { publicPaths: ["/a\\n}"] })', "has no blank, brace, quote or line end"],
  ['secrets: { "../../x": secret("token") }', "an environment variable is named with letters"],
  ['secrets: { "X; cmd": secret("token") }', "an environment variable is named with letters"],
  ['secrets: { X: secret("../../x") }', "a secret is named in lower case"],
  ['environment: { X: variable("y", { example: "x", description: "two\\nlines" }) }', "a description is one line"],
  ['tmpfs: { "/tmp": "0M" }', "a size is more than nothing"],
  ["command: []", "a command has at least its program"],
  ['entrypoint: [""]', "a command begins with its program"],
  ['command: ["serve", secret("token")]', "secret 'token' stands where everyone can read the value"],
  ['environment: { TOKEN: secret("token") }', "secret 'token' stands where everyone can read the value"],
  ["hostname: backend", "network 'backend' cannot stand here"],
];

describe("what cannot work is told, and nothing is compiled", () => {
  test.each(mistakes)("%s", async (options, said) => {
    const told = await toldOf(inService(options), false);
    expect(told.filter((one) => one.includes(said)).length, told.join("\n")).toBeGreaterThan(0);
  });

  test.each([
    ['user: "deploy"', 'user: ""', "it is empty"],
    ['address: "203.0.113.10"', 'address: "https://203.0.113.10/"', "an address is a host name or an IP address"],
    ['phase("1", "Foundations", [', 'phase("a b", "Foundations", [', "a phase is named as a tag"],
  ])("%s → %s", async (from, to, said) => {
    expect(await toldOf(edited(from, to), false)).toEqual([expect.stringContaining(said)]);
  });

  test("a stack without phases", async () => {
    const stack = edited("phases: [", "phases: [].slice() as never, ...[").replace(
      /phases: \[\]\.slice\(\)[\s\S]*/,
      "phases: [] });",
    );
    expect(await toldOf(stack, false)).toEqual([expect.stringContaining("a stack has at least one phase")]);
  });
});
