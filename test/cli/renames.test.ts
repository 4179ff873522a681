import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";

const stack = (options: string, name: string, more = "") => `
import { configure, defineStack, deploy, destroy, docker, host, network, phase, service, volume } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const app = service("${name}", {
  image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.1, user: 1000,
  healthcheck: { test: ["/app/health"] }, volumes: [volume("/data", { backup: { none: "a cache" } })], ${options}
});
export default defineStack("lab", {
  domain: "example.com", hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) }, ${more}
  phases: [phase("1", "One", [docker()]), phase("2", "Two", [configure(app), deploy({ infra: [], apps: [app] })])],
});`;

test("a build tells of a service whose data would stay behind under its old name, unless the stack says what becomes of it", () => {
  const folder = scratch({ "package.json": '{ "type": "module" }' });
  const built = (text: string) => {
    writeFileSync(join(folder, "stack.ts"), text);
    return rexible(folder, ["build", "--no-types"]);
  };
  expect(built(stack("", "wiki"))).toMatchObject({ status: 0 });
  const unsaid = built(stack("", "notes"));
  expect(unsaid).toMatchObject({ status: 1 });
  expect(unsaid.stderr).toContain("'notes' is new and runs the image of 'wiki', which left");
  const said = built(stack('movedFrom: "wiki",', "pages"));
  expect(said.status).toBe(0);
  expect(said.stderr).not.toContain("is new and runs the image");
  expect(readFileSync(join(folder, "generated/roles/docker-stack/defaults/main.yml"), "utf8")).toContain(
    "    was: lab_wiki\n    from: /opt/lab/data/wiki\n    to: /opt/lab/data/pages\n",
  );
  const givenUp = built(stack("", "last", 'destroy: [destroy("pages", { because: "nobody reads it" })],'));
  expect(givenUp.stderr).not.toContain("is new and runs the image");
  expect(readFileSync(join(folder, "generated/docs/stack.md"), "utf8")).toMatch(/\| pages +\| nobody reads it +\|/);
  const unreasoned = built(stack("", "last", 'destroy: [destroy("pages", { because: " " })],'));
  expect(unreasoned.status).toBe(1);
  expect(unreasoned.stderr).toContain("say why nobody wants the data any more");
});
