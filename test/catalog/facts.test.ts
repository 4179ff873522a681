import { describe, expect, it } from "vitest";
import { n8n } from "../../src/catalog/n8n.js";
import { postgresql } from "../../src/catalog/postgresql.js";
import { publicly } from "../../src/dsl/exposure.js";
import { network } from "../../src/dsl/network.js";
import { secret } from "../../src/dsl/value.js";
import { factsFor } from "../../src/facts/facts-for.js";
import { openclawFacts } from "../../src/facts/images/openclaw.js";
import { postgresqlFacts } from "../../src/facts/images/postgresql.js";
import { redisFacts } from "../../src/facts/images/redis.js";

describe("facts about an image", () => {
  it("follow its major version: PostgreSQL moved its data in 18", () => {
    expect(factsFor("postgres:18.4-bookworm", postgresqlFacts)?.dataPaths).toEqual(["/var/lib/postgresql"]);
    expect(factsFor("docker.io/library/postgres:17.6", postgresqlFacts)?.dataPaths).toEqual([
      "/var/lib/postgresql/data",
    ]);
  });

  it("follow its variant: Alpine's user postgres is 70, Debian's 999", () => {
    expect(factsFor("postgres:18.4-alpine3.22", postgresqlFacts)?.runsAs.uid).toBe(70);
    expect(factsFor("postgres:18.4-trixie", postgresqlFacts)?.runsAs.uid).toBe(999);
  });

  it("change between minor versions: Redis 8.8 as root wants SETPCAP, 8.4 does not", () => {
    expect(factsFor("redis:8.8.0-trixie", redisFacts)?.capabilities).toContain("SETPCAP");
    expect(factsFor("redis:8.4.0-bookworm", redisFacts)?.capabilities).not.toContain("SETPCAP");
  });

  it.each([
    ["a tag that was never published", "ghcr.io/openclaw/openclaw:v2026.2.14", openclawFacts],
    ["another registry", "registry.example.com/redis:8.4.0-bookworm", redisFacts],
    ["a version that nobody has seen yet", "postgres:19.0-trixie", postgresqlFacts],
    ["an image without a tag", "redis", redisFacts],
  ])("are none for %s", (_, image, known) => {
    expect(factsFor(image, known)).toBeUndefined();
  });
});

describe("catalog.postgresql", () => {
  const options = {
    networks: [network("backend", { subnet: "172.20.2.0/24" })],
    memory: { limit: "1536M" },
    cpus: 1,
    superuserPassword: secret("postgresql_superuser_password"),
  };

  it.each([
    ["postgres:18.4-bookworm", "/var/lib/postgresql"],
    ["postgres:16.10-bookworm", "/var/lib/postgresql/data"],
  ] as const)("mounts the volume of %s at %s", (image, path) => {
    expect(postgresql({ ...options, image }).volumes).toEqual([expect.objectContaining({ kind: "volume", path })]);
  });
});

describe("catalog.n8n", () => {
  it("as a worker links to the site of the n8n that it works for", () => {
    const backend = network("backend", { subnet: "172.20.2.0/24" });
    const within = { networks: [backend], memory: { limit: "1G" }, cpus: 1 };
    const engine = postgresql({
      ...within,
      image: "postgres:18.4-bookworm",
      superuserPassword: secret("postgresql_superuser_password"),
    });
    const shared = {
      ...within,
      image: "n8nio/n8n:2.30.7",
      domain: "example.com",
      database: engine.database("n8n", { password: secret("n8n_db_password") }),
      encryptionKey: secret("n8n_encryption_key"),
    } as const;
    const main = n8n({ ...shared, expose: publicly("n8n") });
    const worker = n8n({ ...shared, name: "n8n-worker", workerOf: main });
    expect(worker.command).toEqual(["worker"]);
    expect(worker.environment).toMatchObject({ QUEUE_HEALTH_CHECK_ACTIVE: true });
    expect(worker.environment?.N8N_WEBHOOK_URL).toEqual(main.environment?.N8N_WEBHOOK_URL);
  });
});
