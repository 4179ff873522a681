import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { rexible } from "../cli/command.js";
import { scratch } from "../tools/scratch.js";

const stack = (certificates: string, image: string) => `
import { catalog, configure, defineStack, deploy, docker, host, network, phase, publicly, role, secret, service, variable, vpnOnly } from "rexible";
const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const app = (name: string) => ({
  image: \`ghcr.io/example/\${name}:1.2.3\`, networks: [frontend], memory: { limit: "64M" }, cpus: 0.1, user: 1000, port: 3000,
  healthcheck: { test: ["/bin/app", "healthy"] as const },
});
const key = secret("a_key");
const root = variable("ca_root", { example: "PEM", description: "Root of the authority" });
const caddy = catalog.caddy({
  image: "${image}", networks: [frontend], memory: { limit: "256M" }, cpus: 0.5, certificates: ${certificates},
});
const www = service("www", { ...app("www"), expose: publicly("www") });
const wiki = service("wiki", { ...app("wiki"), expose: vpnOnly("wiki") });
export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [configure(caddy), configure(www), configure(wiki), deploy({ infra: [caddy], apps: [www, wiki] }), role("backup")]),
  ],
});
`;
const own = (name: string) => ({ [`roles-src/${name}/tasks/main.yml`]: "---\n[]\n" });

/** What comes of one way to certificates. */
function compiled(certificates: string, image = "caddy:2.11.3-alpine", types = false) {
  const folder = scratch({ "stack.ts": stack(certificates, image), ...own("wireguard"), ...own("backup") });
  const { status, stdout, stderr } = rexible(folder, types ? ["build"] : ["build", "--no-types"]);
  const read = (path: string) => readFileSync(join(folder, "generated", path), "utf8");
  return {
    status,
    said: stdout + stderr,
    read,
    defaults: (role: string) => load(read(`roles/${role}/defaults/main.yml`)),
  };
}

const global = "roles/caddy/files/configs/caddy/etc/caddy/global.caddy";
const publicRow = "| `wiki.<domain>` | A | public DNS | the host's public address |";
const vpnRow = "| `wiki.<domain>` | A | the VPN's DNS | the host's VPN address |";

describe("ways to certificates", () => {
  test("sites are looked at, so a site of the VPN has a public record too", () => {
    const { status, said, read, defaults } = compiled(`{ email: "admin@example.com" }`);
    expect(status, said).toBe(0);
    expect(read("docs/stack.md")).toContain(publicRow);
    expect(read("docs/stack.md")).toContain(vpnRow);
    expect(defaults("dns-records")).toMatchObject({
      dns_records_names: ["www.example.com", "wiki.example.com"],
      dns_records_public_authority: true,
    });
    expect(defaults("smoke-tests")).toMatchObject({ smoke_tests_authority: "" });
  });

  test("records are written, by a module whose secrets are files", () => {
    const settings = `{ server: "192.0.2.53:53", key_name: "demo", key_alg: "hmac-sha256", key: secret("dns_key") }`;
    const dns = `{ email: "admin@example.com", dns: { provider: "rfc2136", settings: ${settings} } }`;
    const { status, said, read, defaults } = compiled(dns, "registry.example.com/caddy-rfc2136:2.11.3");
    expect(status, said).toBe(0);
    expect(read(global)).toContain("\t\tkey {file./run/secrets/dns_key}\n");
    expect(defaults("caddy")).toMatchObject({ caddy_secrets: [{ path: "/opt/demo/secrets/caddy/dns_key" }] });
    expect(read("roles/caddy/templates/secrets/caddy/dns_key.j2")).toContain("vault_dns_key");
    expect(read("docs/stack.md")).not.toContain(publicRow);
    expect(read("docs/stack.md")).toContain(vpnRow);
    expect(defaults("dns-records")).toMatchObject({ dns_records_names: ["www.example.com"] });
  });

  test("an authority of one's own signs, and host and smoke tests know its root", () => {
    const { status, said, read, defaults } = compiled(
      `{ authority: { directory: "https://ca.example.com/acme/directory", root } }`,
    );
    expect(status, said).toBe(0);
    expect(read(global)).toContain(
      'acme_ca "https://ca.example.com/acme/directory"\nacme_ca_root /etc/caddy/authority.pem\n',
    );
    expect(defaults("smoke-tests")).toMatchObject({
      smoke_tests_authority: "/opt/demo/configs/caddy/etc/caddy/authority.pem",
    });
    expect(defaults("dns-records")).toMatchObject({ dns_records_public_authority: false });
  });

  test.each(['"internal"', '{ authority: "internal" }'])("%s: Caddy signs by itself, and nobody is asked", (way) => {
    const { status, said, read, defaults } = compiled(way);
    expect(status, said).toBe(0);
    expect(read(global)).toContain("local_certs\n");
    expect(defaults("smoke-tests")).toMatchObject({
      smoke_tests_authority: "/opt/demo/data/caddy/data/caddy/pki/authorities/local/root.crt",
    });
    expect(defaults("dns-records")).toMatchObject({ dns_records_names: [] });
  });

  test("the official image has no module, and a build of one's own is not called impossible", () => {
    const dns = `{ email: "a@example.com", dns: { provider: "hetzner", settings: { api_token: secret("hetzner_token") } } }`;
    const official = compiled(dns);
    expect(official.status).not.toBe(0);
    expect(official.said).toContain(
      "REX091  image 'caddy:2.11.3-alpine' of 'caddy' has no module for the DNS provider 'hetzner'",
    );
    for (const image of ["caddy:2.11.3-hetzner", "registry.example.com/proxy:2.11.3"]) {
      const { status, said } = compiled(dns, image);
      expect(status, said).toBe(0);
    }
  });

  const ovh = `endpoint: "ovh-eu", application_key: key, application_secret: key, consumer_key: key`;
  test.each([
    [`{ email: "a@example.com", directory: "https://ca.example.com" }`, "there is no option 'directory' here"],
    [`{ email: "a@example.com", authority: { directry: "https://ca.example.com" } }`, "'directory'"],
    [`{ email: "a@example.com", authority: { url: "https://ca.example.com" } }`, "there is no option 'url' here"],
    [`{ email: "a@example.com", dns: { provider: "ovh", settings: { endpoint: "ovh-eu" } } }`, "application_key"],
    [
      `{ email: "a@example.com", dns: { provider: "ovh", settings: { ${ovh}, consumer_keys: key } } }`,
      "there is no option 'consumer_keys' here (did you mean 'consumer_key'?)",
    ],
    [
      `{ email: "a@example.com", dns: { provider: "desec", settings: { token: "written-here" } } }`,
      "a text stands where a secret is expected",
    ],
  ])("%s is refused by the types", (certificates, sentence) => {
    const { status, said } = compiled(certificates, "registry.example.com/caddy-ovh:2.11.3", true);
    expect(status).not.toBe(0);
    expect(said).toContain(sentence);
  });

  test("an option of before is told, and not swallowed, also without types", () => {
    expect(compiled(`{ email: "a@example.com", directory: "https://ca.example.com" }`).said).toContain(
      "there is no option 'directory' here",
    );
  });
});
