import { load } from "js-yaml";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { readSources } from "../../src/load/sources.js";
import { planStack } from "../../src/plan/plan.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = `
import { catalog, configure, defineStack, deploy, docker, host, network, phase, secret, service } from "rexible";
const inner = network("inner", { subnet: "172.20.2.0/24", internal: true });
const open = network("open", { subnet: "172.20.3.0/24" });
const calls = network("calls", { subnet: "172.20.4.0/24", allow: ["API.example.com", "*.example.org", "mirror.example.com:80"] });
const size = { memory: { limit: "1G" }, cpus: 0.5 } as const;
const squid = catalog.squid({ ...size, image: "ubuntu/squid:6.6-24.04_beta", networks: [calls, open] });
const postgresql = catalog.postgresql({ ...size, image: "postgres:17.6-bookworm", networks: [inner], superuserPassword: secret("superuser_password") });
const litellm = catalog.litellm({
  ...size, image: "ghcr.io/berriai/litellm:v1.108.12", networks: [inner, calls], masterKey: secret("master_key"), saltKey: secret("salt_key"),
  database: postgresql.database("litellm", { password: secret("litellm_db_password") }), models: {},
});
const app = service("app", {
  ...size, image: "ghcr.io/example/app:1.2.3", networks: [calls], user: 1000, healthcheck: { test: ["/app/health"] },
  environment: { NO_PROXY: "*" },
});
const probed = (name, test) => service(name, { ...size, image: "ghcr.io/example/app:1.2.3", networks: [calls], user: 1000, healthcheck: { test } });
const shell = probed("shell", ["/bin/sh", "-c", "command -v wget && wget -q -O - http://127.0.0.1/up | grep -q fine"]);
const path = probed("path", ["/usr/bin/wget", "-q", "http://127.0.0.1/up"]);
const busybox = probed("busybox", ["busybox", "wget", "-q", "http://127.0.0.1/up"]);
const n8n = catalog.n8n({ ...size, image: "n8nio/n8n:2.30.7", networks: [inner, calls], database: postgresql.database("n8n", { password: secret("n8n_db_password") }), encryptionKey: secret("n8n_key"), domain: "example.com", timezone: "UTC" });
export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Configuration", [squid, postgresql, litellm, app, shell, path, busybox, n8n].map((one) => configure(one))),
    phase("3", "Containers", [deploy({ infra: [squid, postgresql], apps: [litellm, app, shell, path, busybox, n8n] })]),
  ],
});`;

const files = emitProject(planStack(stackOf(program), readSources(repository)));
const textOf = (path: string): string => files.get(path)?.text ?? "";

interface Emitted {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly environment?: Readonly<Record<string, string>>;
        readonly healthcheck: { readonly test: readonly string[] };
      }
    >
  >;
  readonly docker_stack_networks: readonly { readonly name: string; readonly internal: boolean }[];
}
const read = (path: string) => load(textOf(path)) as Emitted;

test("a network that allows names is internal, and its services are told of the proxy, each in its own way", () => {
  const { services } = read("roles/docker-stack/files/compose/docker-compose.yml");
  expect(services.litellm?.environment).toMatchObject({
    HTTP_PROXY: "http://squid:3128",
    https_proxy: "http://squid:3128",
    NO_PROXY: "localhost,127.0.0.1,::1,app,busybox,litellm,n8n,path,postgresql,shell,squid",
    AIOHTTP_TRUST_ENV: "True",
  });
  expect(services.app?.environment).toMatchObject({ HTTPS_PROXY: "http://squid:3128", NO_PROXY: "*" });
  expect(textOf("roles/docker-stack/files/compose/docker-compose-infra.yml")).not.toContain("_PROXY");
  const { docker_stack_networks: networks } = read("roles/docker-stack/defaults/main.yml");
  expect(networks).toContainEqual({ name: "demo_calls", subnet: "172.20.4.0/24", internal: true });
  expect(textOf("docs/stack.md")).toContain(
    "| calls | 172.20.4.0/24 | `api.example.com:443`, `*.example.org:443`, `mirror.example.com:80` alone |",
  );
});

test("a probe asks its own container, not the proxy, also with a wget that knows no NO_PROXY", () => {
  const { services } = read("roles/docker-stack/files/compose/docker-compose.yml");
  expect(services.n8n?.healthcheck.test.slice(0, 4)).toEqual(["CMD", "wget", "-Y", "off"]);
  const asked = "wget -Y off -q -O - http://127.0.0.1/up | grep -q fine";
  expect(services.shell?.healthcheck.test.at(-1)).toBe(`command -v wget && ${asked}`);
  expect(services.path?.healthcheck.test.slice(1, 4)).toEqual(["/usr/bin/wget", "-Y", "off"]);
  expect(services.busybox?.healthcheck.test.slice(1, 5)).toEqual(["busybox", "wget", "-Y", "off"]);
});

test("its proxy knows each network by its range, and each name by its port", () => {
  const configuration = textOf("roles/squid/files/configs/squid/etc/squid/squid.conf");
  expect(configuration).toContain("acl from_1 src 172.20.4.0/24\n");
  expect(configuration).toContain("acl names_1_443 dstdomain -n api.example.com\n");
  expect(configuration).toContain("acl below_1_443 dstdom_regex -n -i ^([^.]+\\.)+example\\.org$\n");
  expect(configuration).toContain("http_access allow from_1 port_1_80 names_1_80\n");
});
