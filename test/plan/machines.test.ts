import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { readSources } from "../../src/load/sources.js";
import { planStack } from "../../src/plan/plan.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";

// A web application and its database on two machines, each with a collector; and each machine in two environments.
const program = `
import { backup, catalog, configure, defineStack, deploy, docker, group, host, machine, network, phase, publicly, secret, service, variable } from "rexible";
const front = machine("front");
const data = machine("data");
const outer = network("outer", { subnet: "172.20.1.0/24" });
const inner = network("inner", { subnet: "172.20.2.0/24", internal: true });
const usual = { image: "ghcr.io/example/app:1.2.3", memory: { limit: "64M" }, cpus: 0.5, user: 1000, healthcheck: { test: ["/app/health"] }, secretDelivery: { kind: "file", suffix: "_FILE" } } as const;
const store = catalog.postgresql({ on: data, image: "postgres:17.6-bookworm", networks: [inner], memory: { limit: "512M" }, cpus: 1, superuserPassword: secret("superuser_password") });
const password = secret("app_password");
const app = service("app", { ...usual, on: front, networks: [outer, inner], port: 8080, expose: publicly("app"), databases: [store.database("app", { password })], secrets: { DB: password } });
const admin = service("admin", { ...usual, on: data, networks: [outer], port: 8081, expose: publicly("admin"), secrets: { KEY: secret("admin_key") } });
const agent = service("agent", { ...usual, on: [front, data], networks: [outer], port: 9100, dependsOn: [admin] });
const caddy = catalog.caddy({ on: front, image: "caddy:2.11.3-alpine", networks: [outer], memory: { limit: "128M" }, cpus: 0.5, certificates: { email: "admin@example.com" } });
const address = (name: string) => variable(name, { example: "192.0.2.1", description: "Address" });
const hosts = {
  trial_front: host({ environment: "trial", machine: front, address: address("tf"), privateAddress: address("tf_private"), user: "deploy" }),
  trial_data: host({ environment: "trial", machine: data, address: address("td"), privateAddress: address("td_private"), user: "deploy" }),
  front_1: host({ machine: front, address: address("pf"), privateAddress: address("pf_private"), user: "deploy" }),
  data_1: host({ machine: data, address: address("pd"), privateAddress: address("pd_private"), user: "deploy" }),
};
const watching = group("watching", [agent, admin]);
export default defineStack("demo", {
  domain: "example.com", across: network("across", { subnet: "172.20.9.0/24" }),
  hosts: { "trial-front": hosts.trial_front, "trial-data": hosts.trial_data, "front-1": hosts.front_1, "data-1": hosts.data_1 },
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Configuration", [configure(store), configure(app), configure(watching), configure(caddy)]),
    phase("3", "Containers", [deploy({ infra: [store, caddy], apps: [app, watching] })]),
    phase("4", "Resilience", [backup()]),
  ],
});`;

const files = emitProject(planStack(stackOf(program), readSources(repository)));
const textAt = (path: string) => files.get(path)?.text ?? "";
// biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
const yamlAt = (path: string) => load(textAt(path)) as any;
const servicesOn = (machine: string) => {
  const folder = `roles/docker-stack/files/compose/${machine}`;
  return {
    ...yamlAt(`${folder}/docker-compose-infra.yml`).services,
    ...yamlAt(`${folder}/docker-compose.yml`).services,
  };
};

test("each machine gets its own services, and names of others lead to the address of their machine", () => {
  const [front, data] = [servicesOn("front"), servicesOn("data")];
  expect(Object.keys(front).sort()).toEqual(["agent", "app", "caddy"]);
  expect(Object.keys(data).sort()).toEqual(["admin", "agent", "postgresql"]);
  expect(front.app.extra_hosts).toEqual(["postgresql=${STACK_ADDRESS_OF_DATA:?}"]);
  // The proxy serves the site of a service there, and the collector of this machine asks it; that of the other asks beside it.
  expect(front.caddy.extra_hosts).toEqual(["admin=${STACK_ADDRESS_OF_DATA:?}"]);
  expect(front.agent.extra_hosts).toEqual(["admin=${STACK_ADDRESS_OF_DATA:?}"]);
  expect(data.agent.extra_hosts).toBeUndefined();
  expect(textAt("roles/caddy/files/configs/caddy/etc/caddy/Caddyfile")).toContain("reverse_proxy admin:8081");
});

test("what others ask is published at the private address alone, and has a way there", () => {
  const { postgresql, admin, agent } = servicesOn("data");
  const published = (port: number) => ({
    target: port,
    published: String(port),
    host_ip: "${STACK_PRIVATE_ADDRESS:?}",
    protocol: "tcp",
    mode: "host",
  });
  expect(postgresql.ports).toEqual([published(5432)]);
  expect(postgresql.networks).toEqual(["inner", "across"]);
  expect(admin.ports).toEqual([published(8081)]);
  expect(admin.networks).toEqual(["outer"]);
  expect(agent.ports).toBeUndefined();
});

test("a machine knows the secrets of its services, and the passwords of the databases that it holds", () => {
  const secretsOf = (machine: string) =>
    yamlAt(`inventory/group_vars/${machine}/defaults.yml`).stack_secrets.map(({ name }: { name: string }) => name);
  expect(secretsOf("front")).toEqual(["vault_app_password"]);
  expect(secretsOf("data")).toEqual(["vault_admin_key", "vault_app_password", "vault_superuser_password"]);
  expect([...files.keys()].filter((path) => path.includes("/secrets/postgresql/"))).toEqual([
    "roles/postgresql/templates/secrets/postgresql/POSTGRES_PASSWORD.j2",
    "roles/postgresql/templates/secrets/postgresql/database_app.j2",
  ]);
});

test("hosts come in the order in which they wait for each other, each in its environment and its machine", () => {
  const { stack, trial, production, front, data } = yamlAt("inventory/hosts.yml");
  expect(Object.keys(stack.hosts)).toEqual(["trial-data", "trial-front", "data-1", "front-1"]);
  expect([trial, production].map(({ hosts }) => Object.keys(hosts).sort())).toEqual([
    ["trial-data", "trial-front"],
    ["data-1", "front-1"],
  ]);
  expect([front, data].map(({ hosts }) => Object.keys(hosts))).toEqual([
    ["trial-front", "front-1"],
    ["trial-data", "data-1"],
  ]);
  expect(yamlAt("inventory/group_vars/trial/addresses.yml")).toEqual({
    stack_address_of_front: "{{ tf_private }}",
    stack_address_of_data: "{{ td_private }}",
  });
  const needing = (name: string) =>
    yamlAt("inventory/group_vars/all/defaults.yml").stack_examples.find((one: { name: string }) => one.name === name)
      .hosts;
  expect(needing("td_private")).toEqual(["trial-front", "trial-data"]);
  expect(needing("td")).toEqual(["trial-data"]);
});

test("the role that deploys reads the files of the machine, wherever it reads any of its own", () => {
  const reading = [...files].flatMap(([path, { text }]) =>
    path.startsWith("roles/docker-stack/") ? [...text.matchAll(/'compose\/[^\n]{0,24}/g)].map(([found]) => found) : [],
  );
  expect(reading.length).toBeGreaterThanOrEqual(4);
  expect(reading.filter((found) => !found.startsWith("'compose/' ~ stack_machine ~ '/"))).toEqual([]);
});

test("what people read says who runs where, and whose address the records lead to", () => {
  expect(textAt("docs/stack.md")).toContain("app → postgresql:5432 on data");
  expect(textAt("docs/stack.md")).toContain("the machine front's public address");
  expect(textAt("README.md")).toContain("`front` (`trial-front`, `front-1`), `data` (`trial-data`, `data-1`)");
});

test("plays run the roles of a machine there, and what is for all on all", () => {
  const plays = yamlAt("site.yml") as readonly { name: string; hosts?: string }[];
  expect(plays.flatMap(({ name, hosts }) => (hosts === undefined ? [] : [`${hosts}: ${name}`]))).toEqual([
    "stack: Phase 1: Foundations",
    "data: Phase 2: Configuration, data",
    "front: Phase 2: Configuration, front",
    "data: Phase 3: Containers, data",
    "front: Phase 3: Containers, front",
    "stack: Phase 4: Resilience",
    "stack: Smoke tests",
  ]);
  // A group on several machines is a role on each, with what stands there.
  const watching = (machine: string) => `roles/watching-${machine}/templates/secrets/admin/KEY.j2`;
  expect([files.has(watching("data")), files.has(watching("front"))]).toEqual([true, false]);
});
