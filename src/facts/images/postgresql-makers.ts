import type { BaseSystem } from "../../model/facts.js";

/** Who publishes images with PostgreSQL in them, and in what they differ from the official one. */
export interface PostgresqlMaker {
  /** Matches the path of the repository, whatever the registry and what a mirror puts before it. */
  readonly repository: RegExp;
  /** Finds the major version in a tag. */
  readonly major: RegExp;
  /** How the image is started: by the official entrypoint, by scripts of its own, or by an operator of Kubernetes alone. */
  readonly start: "official" | "own" | "operator";
  readonly account?: { readonly uid: number; readonly gid: number };
  /** Uid of the first process. Default: root. */
  readonly startsAs?: number;
  /** Folder of the cluster, where it is not the official image's. */
  readonly data?: string;
  readonly base?: BaseSystem;
  /** Libraries that the server must load at its start, for a tag. */
  readonly preload?: (tag: string) => string;
  /** Entrypoint in place of the maker's, which would write to our configuration. */
  readonly entrypoint?: readonly [string, ...string[]];
  readonly sources: readonly string[];
}

const afterPg = /(?:^|-)pg(\d+)/;
const first = /^(\d+)/;

export const postgresqlMakers: readonly PostgresqlMaker[] = [
  {
    repository: /(?:^|\/)pgvector\/pgvector$/,
    major: afterPg,
    start: "official",
    sources: ["https://github.com/pgvector/pgvector/blob/master/Dockerfile: FROM postgres"],
  },
  {
    repository: /(?:^|\/)(?:postgis|imresamu)\/postgis$/,
    major: first,
    start: "official",
    sources: ["https://github.com/postgis/docker-postgis/blob/master/18-3.6/Dockerfile: FROM postgres"],
  },
  {
    repository: /(?:^|\/)timescale\/timescaledb$/,
    major: afterPg,
    start: "official",
    account: { uid: 70, gid: 70 },
    base: "alpine",
    preload: () => "timescaledb",
    sources: ["https://github.com/timescale/timescaledb-docker/blob/main/Dockerfile: FROM postgres:…-alpine"],
  },
  {
    repository: /(?:^|\/)timescale\/timescaledb-ha$/,
    major: afterPg,
    start: "official",
    account: { uid: 1000, gid: 1000 },
    startsAs: 1000,
    data: "/home/postgres/pgdata/data",
    base: "ubuntu",
    preload: () => "timescaledb",
    sources: [
      "https://github.com/timescale/timescaledb-docker-ha/blob/master/Dockerfile: USER postgres (1000), PGDATA, no VOLUME",
      "https://github.com/timescale/timescaledb/issues/8374",
    ],
  },
  {
    repository: /(?:^|\/)immich-app\/postgres$/,
    major: first,
    start: "official",
    preload: (tag) => (tag.includes("pgvectors") ? "vchord.so, vectors.so" : "vchord.so"),
    entrypoint: ["docker-entrypoint.sh"],
    sources: [
      "https://github.com/immich-app/base-images/blob/main/postgres/Dockerfile: FROM pgvector/pgvector",
      "https://github.com/immich-app/base-images/blob/main/postgres/immich-docker-entrypoint.sh: edits /etc/postgresql",
    ],
  },
  {
    repository: /(?:^|\/)tensorchord\/vchord-postgres$/,
    major: afterPg,
    start: "official",
    preload: () => "vchord, vector",
    sources: ["https://github.com/tensorchord/VectorChord-images/blob/main/vchord/Dockerfile: FROM postgres"],
  },
  {
    repository: /(?:^|\/)paradedb\/paradedb$/,
    major: afterPg,
    start: "official",
    base: "debian",
    preload: () => "pg_search, pg_cron",
    sources: ["https://github.com/paradedb/paradedb/blob/dev/docker/Dockerfile: FROM postgres:…-bookworm"],
  },
  {
    repository: /(?:^|\/)pgautoupgrade\/pgautoupgrade$/,
    major: first,
    start: "official",
    sources: [
      "https://github.com/pgautoupgrade/docker-pgautoupgrade/blob/main/Dockerfile.trixie: FROM postgres, PGDATA as there",
      "https://github.com/pgautoupgrade/docker-pgautoupgrade/blob/main/test/docker-compose-pgauto18.yml: 18 at /var/lib/postgresql",
    ],
  },
  {
    repository: /(?:^|\/)tensorchord\/vchord-suite$/,
    major: afterPg,
    start: "official",
    preload: () => "vchord, vchord_bm25, vector, pg_tokenizer",
    sources: ["https://github.com/tensorchord/VectorChord-images/blob/main/vchord-suite/Dockerfile"],
  },
  {
    repository: /(?:^|\/)cloudnative-pg\/(?:postgresql|postgis)(?:-\w+)?$/,
    major: first,
    start: "operator",
    account: { uid: 26, gid: 26 },
    startsAs: 26,
    base: "debian",
    sources: ["https://github.com/cloudnative-pg/postgres-containers/blob/main/Dockerfile: USER 26, no ENTRYPOINT"],
  },
  {
    repository: /(?:^|\/)bitnami(?:legacy|secure)?\/postgresql(?:-repmgr)?$/,
    major: first,
    start: "own",
    account: { uid: 1001, gid: 1001 },
    startsAs: 1001,
    data: "/bitnami/postgresql/data",
    base: "debian",
    sources: ["https://github.com/bitnami/containers/tree/main/bitnami/postgresql#persisting-your-database"],
  },
  {
    repository: /(?:^|\/)(?:sameersbn\/|sameersbn-)postgresql$/,
    major: first,
    start: "own",
    data: "/var/lib/postgresql",
    sources: ["https://github.com/sameersbn/docker-gitlab/blob/master/README.md: the volume is /var/lib/postgresql"],
  },
  {
    // The official image, also under a registry or a folder of one's own.
    repository: /(?:^|\/)postgres$/,
    major: first,
    start: "official",
    sources: ["https://github.com/docker-library/postgres"],
  },
];
