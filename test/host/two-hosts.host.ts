import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rexible } from "../cli/command.js";
import { domain, seats } from "./harness/addresses.js";
import { type Bystander, startBystanders } from "./harness/bystanders.js";
import { canaryOf } from "./harness/canaries.js";
import { succeed } from "./harness/deployed.js";
import { type Host, login, startHost } from "./harness/host.js";
import type { Project } from "./harness/inventory.js";
import { part } from "./harness/part.js";
import { type PlaybookRun, runPlaybook } from "./harness/playbook.js";
import { canReach, containers, reachedFrom } from "./harness/probes.js";
import { changedTasks } from "./harness/recap.js";

/** What visitors reach on one host, what holds data on the other; the proxy serves a site of the other one too. */
const stack = (redisOn: "front" | "data") => `
import {
  backup, catalog, common, configure, defineStack, deploy, docker, hardening, host, machine, network, phase, role, secret, vpnOnly,
} from "rexible";

const front = machine("front");
const data = machine("data");
const sites = network("sites", { subnet: "172.28.1.0/24" });
const back = network("back", { subnet: "172.28.2.0/24", internal: true });
const across = network("across", { subnet: "172.28.9.0/24" });
const size = { memory: { limit: "256M" }, cpus: 0.5 } as const;

const redis = catalog.redis({
  ...size, image: "redis:8.4.0-bookworm", on: ${redisOn}, networks: [back], password: secret("redis_password"), maxMemory: "64M",
});
const metrics = catalog.victoriametrics({
  ...size, image: "victoriametrics/victoria-metrics:v1.144.0", on: data, networks: [back], expose: vpnOnly("metrics"),
});
const qdrant = catalog.qdrant({
  ...size, image: "qdrant/qdrant:v1.18.1", on: front, networks: [back], apiKey: secret("qdrant_api_key"), dependsOn: [redis],
  expose: vpnOnly("qdrant"),
});
const caddy = catalog.caddy({
  ...size, image: "caddy:2.11.3-alpine", on: front, networks: [sites, back], certificates: "internal",
});

export default defineStack("pair", {
  domain: "pair.${domain}",
  across,
  hosts: {
    web: host({ machine: front, address: "${seats.first.internet}", privateAddress: "${seats.first.vpn}", user: "${login}" }),
    store: host({ machine: data, address: "${seats.second.internet}", privateAddress: "${seats.second.vpn}", user: "${login}" }),
  },
  phases: [
    phase("1", "Foundations", [common(), docker(), role("wireguard")]),
    phase("2", "Services", [configure(redis), configure(metrics), configure(qdrant), configure(caddy)]),
    phase("3", "Containers", [deploy({ infra: [redis, metrics, caddy], apps: [qdrant] })]),
    phase("4", "Resilience", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ],
});
`;

const everyone = { limit: "stack", timeout: 1800 } as const;

part("a stack on two hosts", () => {
  let web: Host;
  let store: Host;
  let project: Project;
  let neighbour: Bystander;
  let client: Bystander;

  const run = (): Promise<PlaybookRun> => runPlaybook(project, "site.yml", everyone);

  /** Which of the services of the other host a container of the first one reaches. */
  const reached = async (container: string): Promise<readonly string[]> => {
    const from = (await containers(web)).get(container);
    if (from === undefined) throw new Error(`there is no container '${container}'`);
    const address = seats.second.vpn;
    return reachedFrom(web, from, [
      { name: "redis", address, port: 6379 },
      { name: "metrics", address, port: 8428 },
    ]);
  };

  beforeAll(async () => {
    web = await startHost();
    store = await startHost({ seat: seats.second });
    ({ neighbour, client } = await startBystanders());
    project = build(web, store, "data");
  });
  afterAll(async () => {
    await store?.stop();
    await web?.stop();
  });

  it("is deployed on both, first on the one that the other waits for", async () => {
    const { stdout } = await succeed(project, "site.yml", everyone);
    const order = [...stdout.matchAll(/^PLAY \[Phase 3: Containers, (\w+)\]/gm)].map(([, machine]) => machine);
    expect(order).toEqual(["data", "front"]);
    expect([...(await containers(store)).keys()].sort()).toEqual(["pair_redis", "pair_victoriametrics"]);
    expect([...(await containers(web)).keys()].sort()).toEqual(["pair_caddy", "pair_qdrant"]);
  });

  it("changes nothing when it is deployed again", async () => {
    const { recap } = await succeed(project, "site.yml", everyone);
    expect(changedTasks(recap)).toEqual([]);
  });

  it("leaves on each host the secrets of its own services alone", async () => {
    const filesWith = async (host: Host, secret: string) => {
      const canary = canaryOf(secret, 1).slice(0, "CANARY".length + 16);
      return (await host.tryConsole(`grep --recursive --files-with-matches ${canary} /opt/pair`)).stdout.trim();
    };
    expect(await filesWith(store, "vault_redis_password")).toContain("/opt/pair/secrets/redis/");
    expect(await filesWith(web, "vault_redis_password")).toBe("");
    expect(await filesWith(web, "vault_qdrant_api_key")).toContain("/opt/pair/secrets/qdrant/");
    expect(await filesWith(store, "vault_qdrant_api_key")).toBe("");
  });

  it("lets those connect that talk by what the stack says, and nobody else", async () => {
    expect(await reached("pair_qdrant")).toEqual(["redis"]);
    expect(await reached("pair_caddy")).toEqual(["metrics"]);
    for (const port of [6379, 8428]) {
      expect(await canReach(client, seats.second.vpn, port)).toBe(false);
      expect(await canReach(neighbour, seats.second.internet, port)).toBe(false);
    }
  });

  it("still does once the host that is asked was restarted", async () => {
    await store.reboot();
    await expect.poll(() => reached("pair_qdrant"), { timeout: 120_000, interval: 3_000 }).toEqual(["redis"]);
    expect(await reached("pair_caddy")).toEqual(["metrics"]);
    expect(await canReach(client, seats.second.vpn, 6379)).toBe(false);
  });

  const key = (host: Host, command: string) =>
    host.console(
      `docker exec pair_redis sh -c 'REDISCLI_AUTH=$(cat /run/secrets/REDIS_PASSWORD) redis-cli ${command}'`,
    );
  const dataOf = async (host: Host) =>
    (await host.console("ls /opt/pair/data"))
      .split(/\s+/)
      .filter((name) => name.startsWith("redis"))
      .sort();
  const aside = expect.stringMatching(/^redis\.moved-\d{8}T\d{6}Z$/);

  it("stops before the first change where a service moved, and the run leaves one of its hosts out", async () => {
    await key(store, "set planted word");
    project = build(web, store, "front");
    for (const limit of ["web", "store"]) {
      const { code, stdout } = await runPlaybook(project, "site.yml", { ...everyone, limit });
      expect(code).not.toBe(0);
      expect(stdout.replaceAll(/\s+/g, " ")).toContain("'redis'");
    }
    const kept = await runPlaybook(project, "site.yml", { ...everyone, tags: ["qdrant"] });
    expect(kept.stdout.replaceAll(/\s+/g, " ")).toContain("run it once without --tags and --skip-tags");
    expect([...(await containers(store)).keys()].sort()).toEqual(["pair_redis", "pair_victoriametrics"]);
    expect((await key(store, "get planted")).trim()).toBe("word");
  });

  it("goes back where the new host cannot unpack the data", async () => {
    await web.console("mkdir --parents /opt/pair/data && touch /opt/pair/data/redis.arriving");
    const { code, stdout } = await run();
    expect(code).not.toBe(0);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(
      "'redis' is on store with its data, and what was stopped for it runs",
    );
    expect((await key(store, "get planted")).trim()).toBe("word");
    await web.console("rm --force /opt/pair/data/redis.arriving");
  });

  it("brings the data of a service that moved, and the old folder stays", async () => {
    await succeed(project, "site.yml", everyone);
    expect([...(await containers(store)).keys()].sort()).toEqual(["pair_victoriametrics"]);
    expect((await key(web, "get planted")).trim()).toBe("word");
    expect(await dataOf(store)).toEqual([aside]);
    const { recap } = await succeed(project, "site.yml", everyone);
    expect(changedTasks(recap)).toEqual([]);
    const { stdout } = await succeed(project, "playbooks/safety-check.yml", everyone);
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(
      /that stays: the folder '\/opt\/pair\/data\/redis\.moved-\w+' of 'redis\.moved'/,
    );
  });

  it("brings it back with what was written meanwhile, also after a run that was killed on the way", async () => {
    await key(web, "set planted later");
    project = build(web, store, "data");
    // As a killed run leaves it: the service is stopped, and an older copy stands on the other host.
    await web.console("docker stop pair_redis");
    await store.console("cp --archive /opt/pair/data/redis.moved-* /opt/pair/data/redis.arrived");
    await succeed(project, "site.yml", everyone);
    expect((await key(store, "get planted")).trim()).toBe("later");
    expect(await dataOf(web)).toEqual([aside]);
    expect(changedTasks((await succeed(project, "site.yml", everyone)).recap)).toEqual([]);
    expect(await reached("pair_qdrant")).toEqual(["redis"]);
  });
});

/** Compiles the stack, and gives it the values that its operator would. */
function build(web: Host, store: Host, redisOn: "front" | "data"): Project {
  const folder = join(web.folder, "pair");
  // The hosts have the VPN already: its role has nothing to do.
  const tasks = join(folder, "roles-src", "wireguard", "tasks");
  mkdirSync(tasks, { recursive: true });
  writeFileSync(join(tasks, "main.yml"), "---\n[]\n");
  writeFileSync(join(folder, "stack.ts"), stack(redisOn));
  const { status, stdout, stderr } = rexible(folder, ["build", "--no-types"]);
  if (status !== 0) throw new Error(`the stack of two hosts does not compile:\n${stdout}${stderr}`);
  const generated = join(folder, "generated");
  const groups = join(generated, "inventory", "group_vars");
  const secrets = Object.fromEntries(
    ["front", "data"].flatMap((machine) => {
      const known = load(readFileSync(join(groups, machine, "defaults.yml"), "utf8")) as SecretsOf;
      return known.stack_secrets.map(({ name, min_length }) => [name, canaryOf(name, min_length)]);
    }),
  );
  const keys = JSON.stringify({ web: web.key.path, store: store.key.path }).replaceAll('"', "'");
  const local = {
    ansible_ssh_private_key_file: `{{ ${keys}[inventory_hostname] }}`,
    ansible_ssh_extra_args: `-o UserKnownHostsFile=${join(web.folder, "known_hosts")} -o StrictHostKeyChecking=accept-new`,
    hardening_vpn_interface: "eth1",
    dns_records_check: false,
    smoke_tests_verify_tls: false,
  };
  writeFileSync(join(groups, "all", "local.yml"), `${JSON.stringify(local, null, 2)}\n`);
  const vault = Object.entries(secrets).map(([name, value]) => `${name}: !unsafe ${JSON.stringify(value)}\n`);
  writeFileSync(join(groups, "all", "vault.yml"), vault.join(""), { mode: 0o600 });
  return { folder: generated, stack: "pair", root: "/opt/pair", sshPort: 22, secrets };
}

interface SecretsOf {
  readonly stack_secrets: readonly { readonly name: string; readonly min_length: number }[];
}
