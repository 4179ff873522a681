import { expect } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { readSnapshot } from "../../src/difference/read-snapshot.js";
import { emitProject } from "../../src/emit/project.js";
import { readSources } from "../../src/load/sources.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { planStack } from "../../src/plan/plan.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = `
import { backup, catalog, configure, defineStack, deploy, docker, host, network, phase, publicly, secret, service, volume, vpnOnly } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const egress = network("egress", { subnet: "172.20.4.0/24" });
const usual = { networks: [backend], memory: { limit: "256M" }, cpus: 0.5, user: 1000, healthcheck: { test: ["/app/health"] } } as const;
const store = catalog.postgresql({ image: "postgres:17.6-bookworm", networks: [backend], memory: { limit: "512M" }, cpus: 1, superuserPassword: secret("superuser_password") });
const app = service("app", { ...usual, image: "ghcr.io/example/app:1.2.3", port: 8080, expose: vpnOnly("app"), volumes: [volume("/data", { backup: "files" })], databases: [store.database("app", { password: secret("app_password") })], secrets: { KEY: secret("app_key"), DB: secret("app_password") } });
const worker = service("worker", { ...usual, image: "ghcr.io/example/worker:1.2.3", dependsOn: [app], stopGracePeriod: 20 });
const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend, egress], memory: { limit: "128M" }, cpus: 0.5, certificates: { email: "admin@example.com" } });
export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Configuration", [configure(store), configure(app), configure(worker), configure(caddy)]),
    phase("3", "Containers", [deploy({ infra: [store, caddy], apps: [app, worker] })]),
    phase("4", "Resilience", [backup()]),
  ],
});`;

const sources = readSources(repository);

/** The snapshot of a stack with a database, a site and a worker, after these replacements in its text. */
export function snapshotOf(...edits: readonly (readonly [string, string])[]): Snapshot {
  let text = program;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  const files = emitProject(planStack(stackOf(text), sources));
  const snapshot = readSnapshot(files.get("docs/stack.json")?.text ?? "");
  if ("problem" in snapshot) throw new Error(snapshot.problem);
  return snapshot;
}

/** What is told, one line each, as "section: sentence" with its causes and effects below. */
export function toldOf(...edits: readonly (readonly [string, string])[]): readonly string[] {
  return differenceOf(snapshotOf(), snapshotOf(...edits)).sections.flatMap(({ id, items }) =>
    items.flatMap(({ says, causes = [], effects = [] }) => [
      `${id}: ${says}`,
      ...causes.map((cause) => `- ${cause.says}${cause.at === undefined ? "" : ` @ ${cause.at.join(".")}`}`),
      ...effects.map((effect) => `+ ${effect}`),
    ]),
  );
}
