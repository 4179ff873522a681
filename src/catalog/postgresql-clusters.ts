import type { PostgresqlCluster } from "../model/facts.js";
import type { ForeignData } from "../model/service/mount.js";

const guide =
  "Dump it with the version that wrote it and restore the dump ('Upgrading PostgreSQL' in README.md), or move it away.";

/**
 * Clusters of other major versions, which a server would ignore and begin an empty one beside them. A server that
 * finds another version's cluster in its very own folder refuses by itself.
 *
 * Sources: https://github.com/docker-library/postgres/pull/1259 (18 keeps its data in `<major>/docker`, so that
 * several majors lie side by side), https://www.postgresql.org/docs/current/storage-file-layout.html (PG_VERSION).
 */
export function otherClusters({ major, declared }: PostgresqlCluster): readonly ForeignData[] {
  // A maker's own folder holds one cluster, whose version the server compares with its own.
  if (declared === undefined) return [];
  if (major < 18) {
    const newer = { holds: "a cluster of PostgreSQL 18 or later", unless: "PG_VERSION", fix: guide };
    return [{ found: "*/docker/PG_VERSION", ...newer }];
  }
  const own = `${major}/docker/PG_VERSION`;
  const older = { holds: "a cluster in the layout that PostgreSQL had before 18", unless: own, fix: guide };
  return [
    { found: "PG_VERSION", ...older },
    { found: "data/PG_VERSION", ...older },
    { found: "*/docker/PG_VERSION", holds: "a cluster of another major version", unless: own, fix: guide },
  ];
}
