import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { scratch } from "../tools/scratch.js";

// Files as operators keep them: behind Traefik, made by Ansible, with addresses that only the shell of a host knows.

type Files = Readonly<Record<string, string>>;

function imported(files: Files) {
  const folder = scratch(files);
  return importFiles([join(folder, "compose.yaml")]);
}

const service = (name: string, lines: string) =>
  `  ${name}:\n    image: ghcr.io/example/${name}:1.2.3\n${lines.replace(/^/gm, "    ")}\n`;
const label = (name: string, rule: string) =>
  service(
    name,
    `labels:\n  traefik.http.routers.${name}.rule: "${rule}"\n  traefik.http.services.${name}.loadbalancer.server.port: "80"`,
  );

describe("sites", () => {
  test("services below several domains keep theirs", () => {
    const { text } = imported({
      "compose.yaml": `services:\n${label("one", "Host(`a.example.com`)")}${label("two", "Host(`b.example.org`)")}${label("three", "Host(`example.net`)")}`,
    });
    expect(text).toContain('expose: publicly("a")');
    expect(text).toContain('expose: publicly("b", { domain: "example.org" })');
    expect(text).toContain('expose: publicly("@", { domain: "example.net" })');
  });

  test("below a domain that the shell gives, each has its label", () => {
    const { text } = imported({
      "compose.yaml": `services:\n${label("one", "Host(`one.${DOMAIN}`)")}${label("two", "Host(`two.${DOMAIN}`)")}`,
    });
    expect(text).toContain('publicly("one")');
    expect(text).toContain('publicly("two")');
  });
});

test("a network with IPv6 keeps it, in a range that the old one does not have", () => {
  const { text } = imported({
    "compose.yaml": `services:\n${service("one", "networks: [front, back]")}networks:
  front: { enable_ipv6: true, ipam: { config: [{ subnet: "fd12:3456::/64" }] } }
  back: { enable_ipv6: false, internal: true }
`,
  });
  expect(text).toMatch(/network\("front", \{ subnet: "[\d./]+", ipv6: true \}\)/);
  expect(text).toMatch(/network\("back", \{ subnet: "[\d./]+", internal: true \}\)/);
});

test("a proxy that stands alone is a service", () => {
  const { text } = imported({
    "compose.yaml": 'services:\n  proxy:\n    image: traefik:v3.5.1\n    ports: ["80:80", "443:443"]\n',
  });
  expect(text).toContain('service("proxy"');
  expect(text).toContain("reverseProxy: true");
});

test("name servers and hosts that only the shell knows are left out, and that is told", () => {
  const { text, notes } = imported({
    "compose.yaml": `services:\n${service("app", 'dns: ["${DNS_IP}", "192.0.2.53"]\nextra_hosts: ["near:192.0.2.7", "${NAME}:192.0.2.8"]')}`,
  });
  expect(text).toContain('dns: ["192.0.2.53"]');
  expect(text).toContain('extraHosts: { near: "192.0.2.7" }');
  expect(notes.filter(({ outcome }) => outcome === "changed").map(({ key }) => key)).toEqual(
    expect.arrayContaining(["dns", "extra_hosts"]),
  );
});

test("a device that was mounted is one", () => {
  const { text } = imported({
    "compose.yaml": `services:\n${service("app", 'volumes: ["/dev/ttyUSB0:/dev/ttyUSB0"]')}`,
  });
  expect(text).toContain('devices: [device("/dev/ttyUSB0"');
  expect(text).not.toContain("hostFolder");
});

test("a file that Ansible fills in is read as one, whatever its name", () => {
  const { text, secrets } = imported({
    "compose.yaml": `services:\n${service("app", 'environment: ["AUTH_TOKEN={{ vault_app_token }}"]\nvolumes: ["{{ root }}/app:/data"]\nlogging: { driver: json-file, options: { tag: "{{.Name}}" } }')}`,
  });
  expect(secrets).toEqual(["app_token"]);
  expect(text).toContain("hostFolder(text`${rootValue}/app`");
  expect(text).not.toContain("{{ ");
});

test("an example of variables that nobody can read is no obstacle", () => {
  const folder = scratch({ "compose.yaml": `services:\n${service("app", "environment: { A: b }")}` });
  writeFileSync(join(folder, ".env.example"), Buffer.from("NAME=caf\xe9\n", "latin1"));
  expect(importFiles([join(folder, "compose.yaml")]).text).toContain('service("app"');
});
