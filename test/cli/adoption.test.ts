import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { rexible } from "./command.js";

const stack = (options: string, more = "") => `
import { catalog, configure, defineStack, deploy, docker, folder, host, network, phase, secret, service, volume } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const db = catalog.postgresql({
  image: "postgres:17.6-bookworm", networks: [backend], memory: { limit: "512M" }, cpus: 1,
  superuserPassword: secret("superuser_password"), adopt: { "/var/lib/postgresql/data": "old_db" },
});
const app = service("app", {
  image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.1, user: 1000,
  healthcheck: { test: ["/app/health"] }, volumes: [volume("/data", { folder: "kept", backup: { none: "a cache" } })], ${options}
});
export default defineStack("lab", {
  domain: "example.com", hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) }, ${more}
  phases: [phase("1", "One", [docker()]), phase("2", "Two", [configure(db), configure(app), deploy({ infra: [db], apps: [app] })])],
});`;

test("what is taken over stands in the role, the documents and the plan, and what is no place is refused", () => {
  const folder = scratch({ "package.json": '{ "type": "module" }' });
  const build = (text: string, ...more: readonly string[]) => {
    writeFileSync(join(folder, "stack.ts"), text);
    return rexible(folder, [...(more.length > 0 ? more : ["build"]), "--no-types"]);
  };
  const read = (path: string) => readFileSync(join(folder, "generated", path), "utf8");
  const text = stack('adopt: { "/data": "/srv/app" },', 'adopt: { projects: ["old"], containers: ["old-app"] },');
  expect(build(text)).toMatchObject({ status: 0 });
  const defaults = read("roles/docker-stack/defaults/main.yml");
  expect(defaults).toContain("docker_stack_adopted_projects:\n  - old\n");
  expect(defaults).toMatch(
    /from: old_db\n +to: \/opt\/lab\/data\/postgresql\n +owner: "999:999"\n +mode: "0700"\n +version:\n +file: PG_VERSION\n +major: 17/,
  );
  expect(defaults).toContain("to: /opt/lab/data/app/kept");
  expect(read("site.yml")).toContain("tasks_from: proven");
  const documents = read("docs/stack.md");
  expect(documents).toContain("the project 'old', the container 'old-app' stops, and stays");
  expect(documents).toContain("| `/srv/app` ");
  const bad = ['adopt: { "/data": "../app" },', 'adopt: { "/data": "a//b" },', 'adopt: { "/data": "" },'];
  for (const one of bad) expect(build(stack(one)), one).toMatchObject({ status: 1 });
  expect(build(stack("", 'adopt: { projects: ["Old App"] },')).stderr).toContain("as 'docker compose ls' tells");
  expect(build(stack('adopt: { "/elsewhere": "old_app" },')).stderr).toContain(
    "'app' adopts data at '/elsewhere', where it has no volume and no shared folder",
  );
});
