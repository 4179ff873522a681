import type { ImageFacts } from "../../model/facts.js";

const debian: Omit<ImageFacts, "versions" | "dataPaths" | "wrongPaths"> = {
  repository: "docker.io/library/postgres",
  tagPattern: "^\\d+\\.\\d+(-(bullseye|bookworm|trixie))?$",
  published: "^\\d+(\\.\\d+|(alpha|beta|rc)\\d+)(-([a-z]+|alpine\\d+\\.\\d+))?$",
  run: "PostgreSQL 18 of Debian, on the test host",
  sources: [
    "https://github.com/docker-library/official-images/blob/master/library/postgres",
    "https://github.com/docker-library/postgres/blob/master/18/trixie/Dockerfile: debian slim, uid 999, VOLUME and PGDATA",
    "https://github.com/docker-library/postgres/blob/master/docker-entrypoint.sh",
    "https://github.com/docker-library/postgres/pull/1259",
    "field report: CHOWN, SETGID and SETUID alone crash-loop the entrypoint, which also changes modes of what it does not own",
  ],
  startsAs: 0,
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  shell: "/bin/bash",
  base: "debian",
  tools: [
    "bash",
    "sh",
    "gosu",
    "psql",
    "pg_isready",
    "pg_dump",
    "pg_dumpall",
    "pg_restore",
    "postgres",
    "pg_ctl",
    "vacuumdb",
  ],
  writablePaths: ["/var/lib/postgresql", "/var/run/postgresql", "/tmp"],
  configPaths: ["/etc/postgresql", "/docker-entrypoint-initdb.d"],
  readOnlyWorks: true,
  port: 5432,
  probes: {},
  bootMemory: 128,
  startPeriod: 120,
  requiredEnvironment: ["POSTGRES_PASSWORD"],
  insteadOfRequired: ["POSTGRES_HOST_AUTH_METHOD=trust"],
  firstStartOnly: ["POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_INITDB_ARGS"],
  proxyEnvironment: [],
  websocket: false,
  egress: false,
  heapVariable: undefined,
};

const since18 = {
  versions: ">=18 <19",
  dataPaths: ["/var/lib/postgresql"],
  wrongPaths: {
    "/var/lib/postgresql/data": "since 18 the data is in /var/lib/postgresql/<major>/docker, outside this volume",
  },
};

const before18 = {
  versions: ">=14 <18",
  writablePaths: ["/var/lib/postgresql/data", "/var/run/postgresql", "/tmp"],
  dataPaths: ["/var/lib/postgresql/data"],
  wrongPaths: {
    "/var/lib/postgresql":
      "before 18 the image has a volume of its own at /var/lib/postgresql/data, which hides the data",
  },
};

/** Alpine gives the system user postgres another number; bash is there for the entrypoint. */
const alpine = {
  tagPattern: "^\\d+\\.\\d+-alpine(\\d+\\.\\d+)?$",
  runsAs: { uid: 70, gid: 70 },
  base: "alpine",
} as const;

export const postgresqlFacts: readonly ImageFacts[] = [
  { ...debian, ...since18 },
  { ...debian, ...before18 },
  { ...debian, ...since18, ...alpine },
  { ...debian, ...before18, ...alpine },
];
