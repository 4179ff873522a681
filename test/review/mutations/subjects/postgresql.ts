import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import { serviceText } from "../program.js";

const official = [
  "postgres",
  "library/postgres",
  "docker.io/postgres",
  "docker.io/library/postgres",
  "index.docker.io/library/postgres",
  "public.ecr.aws/docker/library/postgres",
  "mirror.gcr.io/library/postgres",
  "registry.example.com/dockerhub/library/postgres",
  "registry.example.com:5000/postgres",
  "ghcr.io/example/postgres",
];
const old = ["14.19", "15.14", "16.10", "17.6"];
const oldPath = "/var/lib/postgresql/data";

/** Images of other makers, with their tag for a major version. */
const derived: Readonly<Record<string, (major: string) => string>> = {
  "pgvector/pgvector": (major) => `0.8.1-pg${major}`,
  "docker.io/pgvector/pgvector": (major) => `0.8.1-pg${major}-trixie`,
  "postgis/postgis": (major) => `${major}-3.6`,
  "imresamu/postgis": (major) => `${major}-3.6.0-trixie`,
  "timescale/timescaledb": (major) => `2.23.0-pg${major}`,
  "tensorchord/vchord-postgres": (major) => `pg${major}-v0.5.3`,
  "ghcr.io/immich-app/postgres": (major) => `${major}-vectorchord0.5.3-pgvector0.8.1`,
  "pgautoupgrade/pgautoupgrade": (major) => `${major}.1-alpine`,
  "paradedb/paradedb": (major) => `0.19.0-pg${major}`,
  "ghcr.io/example/pgvector": (major) => `0.8.1-pg${major}`,
  "registry.example.com/team/postgres-with-extensions": (major) => `${major}.4-1`,
};

const usual: Readonly<Record<string, string>> = {
  networks: "[inner]",
  memory: '{ limit: "512M" }',
  cpus: "0.5",
  capabilities: '["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]',
  secrets: '{ POSTGRES_PASSWORD: secret("superuser_password") }',
  healthcheck: '{ test: ["pg_isready", "-h", "127.0.0.1", "-q"], startPeriod: 120 }',
  provision: '["bash", "/etc/postgresql/set-passwords.sh"]',
  dump: '{ dump: ["pg_dumpall"], verify: ["cat"], restore: ["psql"], extension: "sql" }',
  stopGracePeriod: "60",
};

function database(image: string, more: string): string {
  return `image: "${image}", ${more}`;
}

function volume(path: string): string {
  return `volumes: [volume("${path}", { mode: "0700", backup: "dump" })]`;
}

function inService(service: Readonly<Record<string, string>>): Table["places"] {
  return inText((said) => ({ declare: serviceText("db", service, said), others: ["db"] }), "service('db', …) in text");
}

const inDatabase = inService(usual);
const { dump: _dump, ...withoutDump } = usual;
const { secrets: _secrets, ...withoutPassword } = usual;
const lost = ["REX008", "REX022", "REX018", "REX019", "REX020", "schema"];

const needed = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"];

function copied(path: string): string {
  return `volumes: [volume("${path}", { mode: "0700", backup: "files" })]`;
}

function all(images: readonly string[], mounts: readonly string[]): readonly string[] {
  return images.flatMap((image) => mounts.map((mount) => database(image, mount)));
}

function derivedOf(...majors: readonly string[]): readonly string[] {
  return Object.entries(derived).flatMap(([repository, tagOf]) =>
    majors.map((major) => `${repository}:${tagOf(major)}`),
  );
}

const olds = spellings("{repository}:{version}{suffix}", {
  repository: official,
  version: old,
  suffix: ["-bookworm"],
});
const news = spellings("{repository}:{version}{suffix}", {
  repository: official,
  version: ["18.4"],
  suffix: ["-bookworm", ""],
});

const wrongForNew = [
  volume(oldPath),
  volume(`${oldPath}/`),
  volume("/var/lib/postgresql//data"),
  volume("/var/lib/postgresql/./data"),
  volume("/var/lib/pgsql/data"),
  volume("/data"),
  "volumes: []",
  `tmpfs: { "/var/lib/postgresql": "1G" }, volumes: []`,
  `${volume("/backups")}`,
  `environment: { PGDATA: "/pgdata" }, ${volume("/var/lib/postgresql")}`,
  `environment: { PGDATA: "/srv/data" }, ${volume("/var/lib/postgresql")}`,
];

const wrongForOld = [
  volume("/var/lib/postgresql"),
  volume("/var/lib/postgresql/"),
  volume("/var/lib"),
  volume("/data"),
  "volumes: []",
  volume("/var/lib/postgresql/17"),
  volume("/var/lib/pgsql"),
  `tmpfs: { "${oldPath}": "1G" }, volumes: []`,
  `environment: { PGDATA: "/pgdata" }, ${volume(oldPath)}`,
];

export const postgresql: readonly Table[] = [
  {
    kind: "PostgreSQL / 18 with its data beside the volume",
    label: {
      is: "defect",
      refusedBy:
        "docker-entrypoint.sh of 18: in 18+, these Docker images are configured to store database data in a format which is compatible with pg_ctlcluster",
      rules: lost,
      inEditor: false,
    },
    spellings: all(news, wrongForNew),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / 14 to 17 with its data beside the volume",
    label: {
      is: "defect",
      refusedBy: "the image's VOLUME /var/lib/postgresql/data takes the data, anonymously",
      rules: lost,
    },
    spellings: all(olds, wrongForOld),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / of another maker, 18, with its data beside the volume",
    label: {
      is: "defect",
      refusedBy: "the same entry point as the official image's (pgvector/pgvector#866, timescaledb-docker#281)",
      rules: lost,
    },
    spellings: all(derivedOf("18"), wrongForNew),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / of another maker, 14 to 17, with its data beside the volume",
    label: { is: "defect", refusedBy: "the image's VOLUME takes the data, anonymously", rules: lost },
    spellings: all(derivedOf("15", "17"), wrongForOld),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / TimescaleDB HA keeps its data elsewhere",
    label: { is: "defect", refusedBy: "timescale/timescaledb#8374: PGDATA is /home/postgres/pgdata/data", rules: lost },
    spellings: all(
      ["timescale/timescaledb-ha:pg17.6-ts2.22.1", "docker.io/timescale/timescaledb-ha:pg18.1-ts2.23.0"],
      [volume(oldPath), volume("/var/lib/postgresql")],
    ),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / without a capability",
    label: {
      is: "defect",
      refusedBy: "the report, error 8: chown or setuid: Operation not permitted",
      rules: ["REX008", "REX024"],
    },
    spellings: needed
      .map((left) => needed.filter((one) => one !== left))
      .concat([[], ["CHOWN"]])
      .flatMap((kept) => [
        database("postgres:18.4-bookworm", `${volume("/var/lib/postgresql")}, capabilities: ${JSON.stringify(kept)}`),
        database("postgres:17.6-bookworm", `${volume(oldPath)}, capabilities: ${JSON.stringify(kept)}`),
      ]),
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / files copied while it writes",
    label: {
      is: "defect",
      refusedBy: "PostgreSQL, 25.2: the database server must be shut down in order to get a usable backup",
      rules: ["REX081"],
    },
    spellings: [
      ...all(
        [
          "pgvector/pgvector:0.8.1-pg17",
          "postgis/postgis:17-3.6",
          "ghcr.io/example/postgres:17.6",
          "postgres:17.6-bookworm",
        ],
        [copied(oldPath)],
      ),
      ...all(["postgres:18.4-bookworm", "pgvector/pgvector:0.8.1-pg18"], [copied("/var/lib/postgresql")]),
    ],
    places: inService(withoutDump),
  },
  {
    kind: "PostgreSQL / without a password",
    label: {
      is: "defect",
      refusedBy: "docker-entrypoint.sh: Database is uninitialized and superuser password is not specified",
      rules: ["REX031"],
    },
    spellings: all(
      ["postgres:18.4-bookworm"],
      [volume("/var/lib/postgresql"), `${volume("/var/lib/postgresql")}, environment: { POSTGRES_USER: "shop" }`],
    ),
    places: inService(withoutPassword),
  },
  {
    kind: "PostgreSQL / right",
    label: { is: "harmless", because: "the data is where the image keeps it" },
    spellings: [
      ...all(
        spellings("{repository}:18.4{suffix}", { repository: official.slice(0, 8), suffix: ["-bookworm", "-trixie"] }),
        [volume("/var/lib/postgresql")],
      ),
      ...all(
        spellings("{repository}:17.6{suffix}", { repository: official.slice(0, 8), suffix: ["-bookworm", "-trixie"] }),
        [volume(oldPath)],
      ),
      ...all(["postgres:17.6-bookworm"], [`environment: { PGDATA: "${oldPath}/pgdata" }, ${volume(oldPath)}`]),
    ],
    places: inDatabase,
  },
  {
    kind: "PostgreSQL / of another maker, right",
    label: { is: "harmless", because: "these images are built from the official one" },
    spellings: [
      ...all(
        ["pgvector/pgvector:0.8.1-pg18", "timescale/timescaledb:2.23.0-pg18", "paradedb/paradedb:0.19.0-pg18"],
        [volume("/var/lib/postgresql")],
      ),
      ...all(
        [
          "pgvector/pgvector:0.8.1-pg17",
          "timescale/timescaledb:2.23.0-pg17",
          "tensorchord/vchord-postgres:pg17-v0.5.3",
        ],
        [volume(oldPath)],
      ),
    ],
    places: inDatabase,
  },
];
