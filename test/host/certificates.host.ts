import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rexible } from "../cli/command.js";
import { internet } from "./harness/addresses.js";
import { authorityRoots, directory } from "./harness/authority.js";
import { type Bystander, rootsFile, startBystanders } from "./harness/bystanders.js";
import { docker, dockerDemand } from "./harness/engine.js";
import { ensureImage } from "./harness/image-recipes.js";
import { part } from "./harness/part.js";

/** What builds Caddy with a module. */
const hasGo = spawnSync("go", ["version"]).status === 0;

/** A zone of the depot's that takes records from whoever has its key, and that has no record of the site. */
const zone = "dns.example.com";
const key = "cmV4aWJsZS1ob3N0LXRlc3QtY2FkZHkta2V5LTAwMDE=";
const name = "rexible-caddy-by-dns";

const stack = (roots: string) => `
import { catalog, configure, defineStack, deploy, docker, host, network, phase, role, secret, service, vpnOnly } from "rexible";
const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const caddy = catalog.caddy({
  image: "registry.example.com/caddy-rfc2136:2.11.3", networks: [frontend], memory: { limit: "256M" }, cpus: 0.5,
  certificates: {
    email: "operator@${zone}",
    authority: { directory: "${directory}", root: ${JSON.stringify(roots)} },
    dns: {
      provider: "rfc2136",
      settings: { server: "${internet.depot}:5353", key_name: "caddy", key_alg: "hmac-sha256", key: secret("dns_key") },
    },
  },
});
const wiki = service("wiki", {
  image: "ghcr.io/example/wiki:1.2.3", networks: [frontend], memory: { limit: "64M" }, cpus: 0.1, user: 1000, port: 3000,
  healthcheck: { test: ["/bin/wiki", "healthy"] }, expose: vpnOnly("wiki", { publicRecord: false }),
});
export default defineStack("demo", {
  domain: "${zone}",
  hosts: { prod: host({ address: "${internet.host}", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [configure(caddy), configure(wiki), deploy({ infra: [caddy], apps: [wiki] }), role("backup")]),
  ],
});
`;

part("certificates by DNS", () => {
  let folder = "";
  let neighbour: Bystander;

  beforeAll(async () => {
    ({ neighbour } = await startBystanders());
    folder = mkdtempSync(join(tmpdir(), "rexible-dns-"));
    writeFileSync(join(folder, "stack.ts"), stack(await authorityRoots()));
    for (const own of ["wireguard", "backup"]) {
      mkdirSync(join(folder, "roles-src", own, "tasks"), { recursive: true });
      writeFileSync(join(folder, "roles-src", own, "tasks", "main.yml"), "---\n[]\n");
    }
    const { status, stdout, stderr } = rexible(folder, ["build", "--no-types"]);
    expect(status, stdout + stderr).toBe(0);
    writeFileSync(join(folder, "dns_key"), key, { mode: 0o400 });
  });
  afterAll(async () => {
    await docker(["rm", "--force", name]);
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(!hasGo)(
    "are signed for a site of the VPN that has no public record, and the key is in no environment",
    async () => {
      const compiled = join(folder, "generated/roles/caddy/files/configs/caddy/etc/caddy");
      const mounts = [`${compiled}:/etc/caddy:ro`, `${join(folder, "dns_key")}:/run/secrets/dns_key:ro`];
      const environment = [`DOMAIN=${zone}`, "VPN_RANGE=100.64.0.0/10", `ACME_EMAIL=operator@${zone}`];
      await docker(["rm", "--force", name]);
      await dockerDemand([
        ...["run", "--detach", "--name", name, "--network", internet.name, "--dns", internet.depot],
        ...mounts.flatMap((mount) => ["--volume", mount]),
        ...environment.flatMap((variable) => ["--env", variable]),
        await ensureImage("caddy-rfc2136"),
      ]);
      const address = await dockerDemand([
        ...["inspect", "--format", `{{(index .NetworkSettings.Networks "${internet.name}").IPAddress}}`, name],
      ]);
      const site = `wiki.${zone}`;
      expect((await neighbour.run(`getent hosts ${site}`)).stdout).toBe("");
      const ask = `curl -s --cacert ${rootsFile} -o /dev/null -w '%{http_code}' --resolve ${site}:443:${address} https://${site}/`;
      await expect
        .poll(async () => (await neighbour.run(ask)).stdout, { timeout: 120_000, interval: 2_000 })
        .toBe("403");
      expect(await dockerDemand(["inspect", name])).not.toContain(key);
      expect((await docker(["logs", name])).stderr).not.toContain(key);
    },
  );
});
