import { load } from "js-yaml";
import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { emitProject } from "../../src/emit/project.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { hardeningRole } from "../../src/roles/hardening.js";
import { stackOf } from "../review/tools/evaluate.js";

interface SmokeTests {
  readonly smoke_tests_sites: readonly {
    readonly host: string;
    readonly audience: string;
    readonly open: readonly string[];
    readonly redirects_to?: string;
  }[];
  readonly smoke_tests_containers: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, { readonly labels: Readonly<Record<string, string>> }>>;
}

test("behind a proxy of one's own, records, smoke tests and documents say what its labels serve", async () => {
  const file = findStackFile("examples/traefik/stack.ts");
  const sources = readSources(file.folder);
  const built = compile({ ...(await loadStack(file)), sources, roles: readRoles(sources), specification });
  if (built.kind !== "compiled") throw new Error(JSON.stringify(built));
  const text = (path: string): string => built.files.get(path)?.text ?? "";

  const asked = load(text("roles/smoke-tests/defaults/main.yml")) as SmokeTests;
  expect(asked.smoke_tests_sites).toMatchObject([
    { host: "wiki.{{ domain }}", audience: "public", open: [] },
    { host: "{{ domain }}", audience: "public", redirects_to: "https://wiki.{{ domain }}/" },
    { host: "builds.{{ domain }}", audience: "vpn", open: ["/hook/*"] },
  ]);
  expect(asked.smoke_tests_containers).toEqual(["tools_traefik"]);

  const { services } = load(text("roles/docker-stack/files/compose/docker-compose.yml")) as Compose;
  const rules = Object.values(services).flatMap(({ labels }) =>
    Object.entries(labels).flatMap(([name, value]) => (name.endsWith(".rule") ? [value] : [])),
  );
  const served = rules.map((rule) => /Host\(`([^`]+)`\)/.exec(rule)?.[1]?.replace("${DOMAIN:?}", "{{ domain }}"));
  expect([...new Set(served)].sort()).toEqual(asked.smoke_tests_sites.map(({ host }) => host).sort());

  const documents = text("docs/stack.md");
  for (const record of [
    "| `wiki.<domain>` | A | public DNS | the host's public address | visitors, and the certificate |",
    "| `builds.<domain>` | A | the VPN's DNS | the host's VPN address | clients of the VPN |",
  ])
    expect(documents).toContain(record);
  for (const [path, { text: written }] of built.files)
    if (!/^(roles\/hardening|roles\/alerts-config|docs\/stack\.json)/.test(path))
      expect(/caddy/i.test(written) ? path : "").toBe("");
});

const proxy = (image: string, options = "") => `
const proxy = service("proxy", {
  ...required, networks: [backend], image: "${image}", reverseProxy: true, publish: ["443/tcp"], ${options}
  volumes: [volume("/var/log/proxy", { backup: { none: "logs" } })],
});
const app = service("app", { ...required, port: 8080, expose: publicly("www") });`;

const derived = (program: string) => hardeningRole.derive(stackOf(programOf(program)));

test("bans follow a log only where it is one of Caddy, and never meet the proxies that are believed", () => {
  expect(derived(proxy("traefik:v3.6.2")).proxyLogs).toBe("");
  expect(derived(proxy("caddy:2.11.3-alpine")).proxyLogs).toBe("/opt/example/data/proxy");
  const trusted = derived(proxy("traefik:v3.6.2", `trustedProxies: ["192.0.2.7"],`)).trustedProxies;
  expect(trusted).toEqual(["192.0.2.7"]);
});

test("a name that the inventory completes is refused in a text that is rendered before, with the way out", () => {
  const stack = stackOf(
    programOf(`
const domain = variable("domain", { example: "example.com", description: "Domain" });
const proxy = service("proxy", {
  ...required, networks: [backend], reverseProxy: true, publish: ["443/tcp"],
  files: [templateFile("/etc/proxy/sites.conf", "sites.conf.hbs")],
});
const app = service("app", { ...required, port: 8080, expose: publicly("www") });
export default defineStack("example", {
  ...usual,
  domain,
  phases: [phase("1", "All", [configure(proxy), configure(app), deploy({ infra: [proxy], apps: [app] })])],
});`),
  );
  const emitted = (text: string) => {
    const file = { path: "config/sites.conf.hbs", file: "roles-src/proxy/config/sites.conf.hbs", text };
    const plan = planStack(stack, { roles: {}, ownRoles: { proxy: [file] }, playbooks: [] } as never);
    return [...emitProject(plan)].find(([path]) => path.endsWith("sites.conf"))?.[1].text;
  };
  expect(() => emitted("a\n{{#each sites}}\nserver_name {{host}};\n{{/each}}\n")).toThrow(
    "the inventory gives 'domain': write {{subdomain}} and {{apex}}, and let the program read DOMAIN from its environment",
  );
  expect(emitted("{{#each sites}}{{subdomain}} {{upstream}}\n{{/each}}")).toContain("www app:8080");
});
