import { postgresqlImage } from "../facts/images/postgresql-image.js";
import type { PostgresqlCluster } from "../model/facts.js";
import type { ClusterUpgrade } from "../model/service/cluster-upgrade.js";
import type { ForeignData } from "../model/service/mount.js";

const guide =
  "Say in its catalog.postgresql where it comes from, such as 'upgrade: { from: 17 }' ('Upgrading PostgreSQL' in README.md), or move it away.";

/**
 * Clusters of other major versions, which a server would ignore and begin an empty one beside them. A server that
 * finds another version's cluster in its very own folder refuses by itself.
 *
 * Sources: https://github.com/docker-library/postgres/pull/1259 (18 keeps its data in `<major>/docker`, so that
 * several majors lie side by side), https://www.postgresql.org/docs/current/storage-file-layout.html (PG_VERSION).
 */
export function otherClusters(
  { major, declared }: PostgresqlCluster,
  upgrade: { readonly from: number } | undefined,
): readonly ForeignData[] {
  // A maker's own folder holds one cluster, whose version the server compares with its own.
  if (declared === undefined) return [];
  if (major < 18) {
    const newer = { holds: "a cluster of PostgreSQL 18 or later", unless: "PG_VERSION", fix: guide };
    return [{ found: "*/docker/PG_VERSION", ...newer }];
  }
  const own = `${major}/docker/PG_VERSION`;
  const older = { holds: "a cluster in the layout that PostgreSQL had before 18", unless: own, fix: guide };
  return [
    // Where it is to be upgraded, its version is compared.
    ...(upgrade !== undefined && upgrade.from < 18 ? [] : [{ found: "PG_VERSION", ...older }]),
    { found: "data/PG_VERSION", ...older },
    { found: "*/docker/PG_VERSION", holds: "a cluster of another major version", unless: own, fix: guide },
  ];
}

/**
 * The way from one major version to the one of the image.
 *
 * @throws where there is none.
 */
export function upgradeOf(image: string, from: number, to: PostgresqlCluster, scripts: string): ClusterUpgrade {
  const problem = `catalog.postgresql: 'upgrade: { from: ${from} }' of image '${image}'`;
  if (!Number.isInteger(from) || from < 10)
    throw new Error(
      `${problem} is no major version. Write the one that the host has, such as 'upgrade: { from: 17 }'.`,
    );
  if (from >= to.major)
    throw new Error(
      `${problem} leads from ${from} to ${to.major}, and PostgreSQL reads no dump of a later version. Take an image of a version after ${from}, or leave 'upgrade' out.`,
    );
  const old = postgresqlImage(image, from)?.cluster ?? to;
  const tells = ({ data, volume }: PostgresqlCluster) => `${data}/PG_VERSION`.slice(volume.length + 1);
  return { from, to: to.major, tells: { from: tells(old), to: tells(to) }, scripts };
}
