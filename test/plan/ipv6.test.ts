import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { readSources } from "../../src/load/sources.js";
import { localRange } from "../../src/model/ipv6.js";
import { planStack } from "../../src/plan/plan.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";

const programWith = (ofEdge: string, ofInner = ""): string => `
import { catalog, configure, defineStack, deploy, docker, hardening, host, network, phase, publicly, secret, service } from "rexible";
const inner = network("inner", { subnet: "172.20.2.0/24", internal: true${ofInner} });
const edge = network("edge", { subnet: "172.20.1.0/24"${ofEdge} });
const size = { memory: { limit: "1G" }, cpus: 0.5 } as const;
const caddy = catalog.caddy({ ...size, image: "caddy:2.11.3-alpine", networks: [inner, edge], certificates: { email: "admin@example.com" } });
const postgresql = catalog.postgresql({ ...size, image: "postgres:17.6-bookworm", networks: [inner], superuserPassword: secret("superuser_password") });
const app = service("app", {
  ...size, image: "ghcr.io/example/app:1.2.3", networks: [inner], user: 1000, port: 8080, expose: publicly("www"),
  healthcheck: { test: ["/app/health"] },
});
export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Configuration", [caddy, postgresql, app].map((one) => configure(one))),
    phase("3", "Containers", [deploy({ infra: [postgresql], apps: [app, caddy] }), hardening()]),
  ],
});`;

function emitted(ofEdge: string, ofInner = "") {
  const files = emitProject(planStack(stackOf(programWith(ofEdge, ofInner)), readSources(repository)));
  const textOf = (path: string): string => files.get(path)?.text ?? "";
  const defaultsOf = (role: string) =>
    load(textOf(`roles/${role}/defaults/main.yml`)) as Readonly<Record<string, unknown>>;
  return { textOf, defaultsOf };
}

test("without it the sites answer over IPv4 alone, and nothing is said of it to the daemon", () => {
  const { textOf, defaultsOf } = emitted("");
  expect(defaultsOf("docker").docker_ipv6).toBe(false);
  expect(defaultsOf("dns-records").dns_records_ipv6).toBe(false);
  expect(defaultsOf("docker-stack").docker_stack_networks).toContainEqual({
    ...{ name: "demo_edge", subnet: "172.20.1.0/24", internal: false },
  });
  expect(textOf("docs/stack.md")).toContain("no `AAAA` record, for the sites answer over IPv4 alone.");
  expect(textOf("README.md")).toContain("no `AAAA` record: the sites answer over IPv4 alone");
});

test("a network of IPv6 has a range of its own, and where the proxy is in it, sites have records of both kinds", () => {
  const { textOf, defaultsOf } = emitted(", ipv6: true");
  const ipv6 = localRange("edge", "172.20.1.0/24");
  expect(defaultsOf("docker").docker_ipv6).toBe(true);
  expect(defaultsOf("dns-records").dns_records_ipv6).toBe(true);
  expect(defaultsOf("docker-stack").docker_stack_networks).toContainEqual({
    ...{ name: "demo_edge", subnet: "172.20.1.0/24", ipv6, internal: false },
  });
  const document = textOf("docs/stack.md");
  expect(document).toContain(`| edge | 172.20.1.0/24, ${ipv6} | internet |`);
  expect(document).toContain(
    "| `www.<domain>` | AAAA | public DNS | the host's public IPv6 address, where it has one |",
  );
  expect(JSON.parse(textOf("docs/stack.json")).networks.edge).toEqual({
    ...{ subnet: "172.20.1.0/24", ipv6, internal: false },
  });
  expect(textOf("README.md")).toContain("with an `AAAA` record beside each public one");
});

test("a database lets its users in from both ranges; inside, sites still answer over IPv4 alone", () => {
  const { textOf, defaultsOf } = emitted("", ', ipv6: "FD12:3456:0:0::/64"');
  const rules = textOf("roles/postgresql/files/configs/postgresql/etc/postgresql/pg_hba.conf");
  expect(rules).toMatch(/^host +all +all +172\.20\.2\.0\/24 +scram/m);
  expect(rules).toMatch(/^host +all +all +fd12:3456::\/64 +scram/m);
  expect(defaultsOf("dns-records").dns_records_ipv6).toBe(false);
  expect(defaultsOf("docker").docker_ipv6).toBe(true);
});
