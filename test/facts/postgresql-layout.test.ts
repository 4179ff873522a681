import { describe, expect, test } from "vitest";
import { findingsIn } from "../review/tools/evaluate.js";

const five = `capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"]`;

/** What REX008 and the rules beside it say of a server with these mounts. */
async function saidOf(image: string, mounts: string, more = five): Promise<readonly string[]> {
  const found = await findingsIn(
    `const app = service("app", { ...postgresql, image: "${image}", ${more}, ${mounts} });`,
  );
  return found.filter(({ id }) => ["REX008", "REX020", "REX022", "REX024"].includes(id)).map(({ id }) => id);
}

const at = (...paths: readonly string[]) =>
  `volumes: [${paths.map((path, index) => `volume("${path}", { folder: "v${index}", mode: "0700", backup: { none: "a test" } })`).join(", ")}]`;

// Whether the data outlives the container: PGDATA and VOLUME of the Dockerfiles, and Docker's order of mounts.
describe("the data of PostgreSQL", () => {
  test.each([
    ["postgres:18.4", at("/var/lib/postgresql")],
    ["postgres:18.4", at("/var/lib/postgresql/18/docker")],
    ["postgres:17.6", at("/var/lib/postgresql/data")],
    ["postgres:14.20", at("/var/lib/postgresql", "/var/lib/postgresql/data")],
    ["postgres:18.4", `${at("/var/lib/postgresql/data")}, environment: { PGDATA: "/var/lib/postgresql/data" }`],
    ["postgres:18.4", `${at("/srv/db")}, environment: { PGDATA: "/srv/db/18" }`],
    ["postgres:17.6", `${at("/var/lib/postgresql")}, environment: { PGDATA: "/var/lib/postgresql/pgdata" }`],
    ["public.ecr.aws/docker/library/postgres:18.4", at("/var/lib/postgresql")],
    ["registry.example.com/dockerhub/library/postgres:16.10", at("/var/lib/postgresql/data")],
    ["registry.example.com/team/postgres:16.10", at("/var/lib/postgresql/data")],
    ["pgvector/pgvector:0.8.1-pg18-trixie", at("/var/lib/postgresql")],
    ["postgis/postgis:17-3.5", at("/var/lib/postgresql/data")],
    ["timescale/timescaledb:2.22.1-pg17", at("/var/lib/postgresql/data")],
    ["ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0", at("/var/lib/postgresql/data")],
    ["ghcr.io/immich-app/postgres:18-vectorchord1.1.1", at("/var/lib/postgresql")],
    ["tensorchord/vchord-postgres:pg17-v0.4.3", at("/var/lib/postgresql/data")],
    ["registry.example.com/db/postgres-plus:17.6", at("/var/lib/postgresql/data")],
  ])("is kept by %s with %s", async (image, mounts) => {
    expect(await saidOf(image, mounts)).toEqual([]);
  });

  test.each([
    ["postgres:18.4", at("/var/lib/postgresql/data")],
    ["postgres:18.4", at("/var/lib/postgresql/data/pgdata")],
    ["postgres:18.4", at("/var/lib/postgresql", "/var/lib/postgresql/data")],
    ["paradedb/paradedb:0.19.0-pg18", at("/var/lib/postgresql/data")],
    ["postgres:18.4", at("/var/lib")],
    ["postgres:18.4", at("/data")],
    ["postgres:18.4", "volumes: []"],
    ["postgres:17.6", at("/var/lib/postgresql")],
    ["postgres:17.6", at("/var/lib")],
    ["postgres:14.20", "volumes: []"],
    ["postgres:18.4", `${at("/var/lib/postgresql")}, environment: { PGDATA: "/data/pg" }`],
    ["postgres:17.6", `${at("/var/lib/postgresql/data")}, environment: { PGDATA: "/var/lib/postgresql/17" }`],
    ["postgres:18.4", `${at("/var/lib/postgresql")}, tmpfs: { "/var/lib/postgresql/18": "1G" }`],
    ["postgres:17.6", `tmpfs: { "/var/lib/postgresql/data": "1G" }`],
    ["public.ecr.aws/docker/library/postgres:18.4", at("/var/lib/postgresql/data")],
    ["registry.example.com/dockerhub/library/postgres:18.4", at("/var/lib/postgresql/data")],
    ["registry.example.com:5000/postgres:18.4", at("/var/lib/postgresql/data")],
    ["pgvector/pgvector:0.8.1-pg18", at("/var/lib/postgresql/data")],
    ["ghcr.io/pgvector/pgvector:pg18", at("/var/lib/postgresql/data")],
    ["postgis/postgis:18-3.6", at("/var/lib/postgresql/data")],
    ["timescale/timescaledb:2.25.0-pg18", at("/var/lib/postgresql/data")],
    ["ghcr.io/immich-app/postgres:14-vectorchord0.4.3", at("/var/lib/postgresql")],
    ["registry.example.com/db/postgres-plus:18.4", at("/var/lib/postgresql/data")],
    ["registry.example.com/db/my-postgres:1.2-pg18", at("/var/lib/postgresql/data")],
  ])("is lost by %s with %s", async (image, mounts) => {
    expect(await saidOf(image, mounts)).toEqual(["REX008"]);
  });

  test("is in the home of the user in timescaledb-ha, which starts as that user", async () => {
    const image = "timescale/timescaledb-ha:pg17.6-ts2.22.1";
    expect(await saidOf(image, at("/home/postgres/pgdata/data"), "runsAs: { uid: 1000, gid: 1000 }")).toEqual([]);
    expect(await saidOf(image, at("/var/lib/postgresql/data"), "runsAs: { uid: 1000, gid: 1000 }")).toEqual(["REX008"]);
  });

  test.each([
    "prodrigestivill/postgres-backup-local:18-debian",
    "prometheuscommunity/postgres-exporter:v0.17.1",
    "ghcr.io/example/postgres-operator:1.14.0",
  ])("is not the affair of %s", async (image) => {
    expect(await saidOf(image, at("/backups"), "user: 1000")).toEqual([]);
  });
});

test.each(["postgres:14.20", "postgres:17.6", "pgvector/pgvector:0.8.1-pg16", "registry.example.com/postgres:18.4"])(
  "the entrypoint of %s needs five capabilities, none of them where another user starts it",
  async (image) => {
    const volume = image.includes("18") ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    expect(await saidOf(image, at(volume), `capabilities: ["CHOWN", "SETGID", "SETUID"]`)).toEqual(["REX008"]);
    expect(await saidOf(image, at(volume), "user: 999")).toEqual([]);
  },
);
