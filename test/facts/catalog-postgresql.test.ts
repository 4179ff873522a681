import { describe, expect, test } from "vitest";
import { postgresql } from "../../src/catalog/postgresql.js";
import { network } from "../../src/dsl/network.js";
import { secret } from "../../src/dsl/value.js";
import { findingsIn } from "../review/tools/evaluate.js";

const options = {
  networks: [network("backend", { subnet: "172.20.2.0/24" })],
  memory: { limit: "1536M" },
  cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
} as const;

/** A setting of the server's configuration. */
function setting(service: ReturnType<typeof postgresql>, name: string): string | undefined {
  const text = service.files?.find(({ path }) => path.endsWith("/postgresql.conf"))?.content;
  const lines = text?.kind === "verbatim" && typeof text.text === "string" ? text.text.split("\n") : [];
  return lines.find((line) => line.startsWith(`${name} = `))?.slice(name.length + 3);
}

// Paths, users and libraries: the makers' Dockerfiles (src/catalog/facts/postgresql-makers.ts names them).
describe("catalog.postgresql takes", () => {
  test.each([
    ["postgres:18.4-bookworm", "/var/lib/postgresql", 999, 5, undefined],
    ["postgres:18.6-alpine3.23", "/var/lib/postgresql", 70, 5, undefined],
    ["postgres:16.10", "/var/lib/postgresql/data", 999, 5, undefined],
    ["public.ecr.aws/docker/library/postgres:17.6", "/var/lib/postgresql/data", 999, 5, undefined],
    ["pgvector/pgvector:0.8.1-pg18-trixie", "/var/lib/postgresql", 999, 5, undefined],
    ["postgis/postgis:17-3.5-alpine", "/var/lib/postgresql/data", 70, 5, undefined],
    ["timescale/timescaledb:2.22.1-pg17", "/var/lib/postgresql/data", 70, 5, "'timescaledb'"],
    ["timescale/timescaledb-ha:pg17.6-ts2.22.1", "/home/postgres/pgdata/data", 1000, 0, "'timescaledb'"],
    [
      "ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0",
      "/var/lib/postgresql/data",
      999,
      5,
      "'vchord.so, vectors.so'",
    ],
    ["ghcr.io/immich-app/postgres:18-vectorchord1.1.1", "/var/lib/postgresql", 999, 5, "'vchord.so'"],
    ["tensorchord/vchord-postgres:pg17-v0.4.3", "/var/lib/postgresql/data", 999, 5, "'vchord, vector'"],
    ["registry.example.com/db/postgres:15.14-1", "/var/lib/postgresql/data", 999, 5, undefined],
  ] as const)("%s", (image, path, uid, capabilities, preload) => {
    const service = postgresql({ ...options, image });
    expect(service.volumes).toEqual([expect.objectContaining({ kind: "volume", path })]);
    expect(service.facts?.runsAs.uid ?? service.runsAs?.uid).toBe(uid);
    expect(service.capabilities).toHaveLength(capabilities);
    expect(setting(service, "shared_preload_libraries")).toBe(preload);
  });

  test("a company's own, with its major version stated", () => {
    const service = postgresql({ ...options, image: "registry.example.com/db/records:2024.1", major: 17 });
    expect(service.volumes).toEqual([expect.objectContaining({ path: "/var/lib/postgresql/data" })]);
    const newer = postgresql({ ...options, image: "registry.example.com/db/records:2024.1-alpine", major: 18 });
    expect(newer.volumes).toEqual([expect.objectContaining({ path: "/var/lib/postgresql" })]);
    expect(newer.facts?.runsAs.uid).toBe(70);
  });

  test.each([
    ["registry.example.com/db/records:2024.1", /cannot be read from its tag. Write it, such as 'major: 17'/],
    ["ghcr.io/cloudnative-pg/postgresql:18.1-standard-trixie", /an operator of Kubernetes alone/],
    ["bitnami/postgresql:17.6.0", /scripts of its own/],
  ])("not %s", (image, message) => {
    expect(() => postgresql({ ...options, image })).toThrow(message);
  });
});

// initdb has --locale-provider since 15: https://www.postgresql.org/docs/15/release-15.html
test.each([
  [14, "--encoding=UTF8 --locale=C"],
  [15, "--encoding=UTF8 --locale-provider=icu --icu-locale=fr-FR --locale=C"],
  [18, "--encoding=UTF8 --locale-provider=icu --icu-locale=fr-FR --locale=C"],
])("initdb of version %i gets the arguments that it knows", (major, expected) => {
  const service = postgresql({ ...options, image: `postgres:${major}.1`, icuLocale: "fr-FR" });
  expect(service.environment?.POSTGRES_INITDB_ARGS).toBe(expected);
});

test.each([
  "postgres:14.20",
  "postgres:18.6-alpine3.23",
  "timescale/timescaledb-ha:pg17.6-ts2.22.1",
  "ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0",
  "public.ecr.aws/docker/library/postgres:18.4",
])("the review finds nothing in catalog.postgresql with %s", async (image) => {
  const stack = `
import { catalog, common, configure, defineStack, deploy, docker, backup, hardening, host, network, phase, secret } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const app = catalog.postgresql({
  image: "${image}", networks: [backend], memory: { limit: "512M" }, cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
});
export default defineStack("example", {
  domain: "example.com", hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Base", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [app], apps: [] })]),
    phase("3", "Keep", [backup(), hardening()]),
  ],
});`;
  expect((await findingsIn(stack)).map(({ id, message }) => `${id} ${message}`)).toEqual([]);
});
