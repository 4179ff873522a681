import { describe, expect, it } from "vitest";
import { type ComposeService, composeFile, defaultsOf, plays, readGenerated } from "./generated.js";

// Every expected value here is copied from the report: its network list, its matrix, its phases, its security posture.

const infra = composeFile("docker-compose-infra.yml");
const apps = composeFile("docker-compose.yml");
const services: Readonly<Record<string, ComposeService>> = { ...infra.services, ...apps.services };

const networks = ["frontend", "backend", "egress", "monitoring"];
const matrix: Readonly<Record<string, string>> = {
  caddy: "frontend backend",
  postgresql: "backend",
  redis: "backend",
  qdrant: "backend",
  n8n: "backend egress",
  litellm: "backend egress",
  openclaw: "backend egress",
  grafana: "frontend monitoring",
  victoriametrics: "monitoring",
  loki: "monitoring",
  alloy: "backend monitoring",
  diun: "host",
};

describe("the stack of the report", () => {
  it("has the twelve services, each on its networks", () => {
    expect(Object.keys(services).sort()).toEqual(Object.keys(matrix).sort());
    for (const [name, row] of Object.entries(matrix)) {
      const { networks: joined = [], network_mode } = services[name] as ComposeService;
      expect(network_mode ?? networks.filter((network) => joined.includes(network)).join(" "), name).toBe(row);
    }
  });

  it("has the four networks with their subnets; backend and monitoring have no way out", () => {
    const created = defaultsOf("docker-stack").docker_stack_networks as readonly object[];
    expect(new Set(created)).toEqual(
      new Set([
        { name: "javisi_frontend", subnet: "172.20.1.0/24", internal: false },
        { name: "javisi_backend", subnet: "172.20.2.0/24", internal: true },
        { name: "javisi_monitoring", subnet: "172.20.3.0/24", internal: true },
        { name: "javisi_egress", subnet: "172.20.4.0/24", internal: false },
      ]),
    );
  });

  it("gives no Compose project a network: each has one owner", () => {
    for (const { networks } of [infra, apps])
      for (const network of Object.values(networks)) expect(network.external).toBe(true);
    expect([infra.name, apps.name]).toEqual(["javisi-infra", "javisi-apps"]);
  });

  it("runs the roles in the order of its phases, each once", () => {
    const phases = plays().filter(({ name }) => name.startsWith("Phase"));
    expect(phases.map(({ name, roles }) => [name.split(":")[0], roles.map(({ role }) => role)])).toEqual([
      ["Phase 1", ["common", "docker", "headscale-node"]],
      ["Phase 2", ["postgresql", "redis", "qdrant", "caddy"]],
      ["Phase 3", ["n8n", "litellm", "openclaw"]],
      ["Phase 4", ["monitoring", "diun"]],
      ["Phase 4.5", ["docker-stack"]],
      ["Phase 4.6", ["n8n-provision"]],
      ["Phase 5", ["backup-config", "uptime-config", "alerts-config"]],
      ["Phase 6", ["hardening"]],
    ]);
    const all = plays().flatMap(({ roles }) => roles.map(({ role }) => role));
    expect(new Set(all).size).toBe(all.length);
  });

  it("deploys infra first, then apps", () => {
    expect(Object.keys(infra.services).sort()).toEqual(["caddy", "postgresql", "qdrant", "redis"]);
  });

  it("declares no dependency of a role on another", () => {
    for (const role of plays().flatMap(({ roles }) => roles.map(({ role }) => role)))
      expect(readGenerated(`roles/${role}/meta/main.yml`), role).toMatch(/^dependencies: \[\]$/m);
  });

  it("drops all capabilities and forbids new privileges everywhere", () => {
    for (const [name, { cap_drop, security_opt }] of Object.entries(services)) {
      expect(cap_drop, name).toEqual(["ALL"]);
      expect(security_opt, name).toContain("no-new-privileges:true");
    }
  });

  it("keeps PostgreSQL 18 where it looks, with its five capabilities", () => {
    const postgresql = services.postgresql as ComposeService;
    expect(postgresql.image).toMatch(/^postgres:18/);
    expect(postgresql.volumes).toContainEqual(
      expect.objectContaining({ source: "/opt/javisi/data/postgresql", target: "/var/lib/postgresql" }),
    );
    expect([...(postgresql.cap_add ?? [])].sort()).toEqual(["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]);
  });

  it("owns data as the report says: 999 for PostgreSQL, 1000 for n8n", () => {
    const owners = (role: string) =>
      (defaultsOf(role)[`${role}_folders`] as { path: string; owner: string }[]).map((folder) => folder);
    expect(owners("postgresql")).toContainEqual(
      expect.objectContaining({ path: "/opt/javisi/data/postgresql", owner: "999" }),
    );
    expect(owners("n8n")).toContainEqual(expect.objectContaining({ path: "/opt/javisi/data/n8n", owner: "1000" }));
  });

  it("hardens safely: SSH stays open to every address, on port 804, until somebody says otherwise", () => {
    const defaults = defaultsOf("hardening");
    expect(defaults.hardening_ssh_force_open).toBe(true);
    expect(defaults.hardening_ssh_port).toBe(804);
    expect(readGenerated("roles/hardening/templates/sshd.conf.j2")).toMatch(/^PasswordAuthentication no$/m);
  });

  it("publishes 80 and 443 through Caddy and nothing else to everyone", () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports
        .filter(({ host_ip }) => host_ip !== "127.0.0.1")
        .map(({ published, protocol }) => `${name} ${published}/${protocol}`),
    );
    expect(published.sort()).toEqual(["caddy 443/tcp", "caddy 443/udp", "caddy 80/tcp"]);
  });

  it("serves the admin interfaces to the VPN only", () => {
    const sites = defaultsOf("smoke-tests").smoke_tests_sites as readonly { service: string; audience: string }[];
    for (const service of ["n8n", "grafana", "openclaw", "qdrant"])
      expect(sites, service).toContainEqual(expect.objectContaining({ service, audience: "vpn" }));
  });

  it("pins every image to a version that does not move", () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/:[^:]*\d+\.\d+(\.\d+)?[^:]*$|@sha256:/);
    expect(services.openclaw?.image).toBe("ghcr.io/openclaw/openclaw:2026.5.27");
  });
});
