import type { ImageFacts, PostgresqlCluster } from "../../model/facts.js";
import { parseImageReference } from "../../model/image-reference.js";
import { originalRepository } from "../../model/original-image.js";
import { covers } from "../../model/version.js";
import { postgresqlFacts } from "./postgresql.js";
import { type PostgresqlMaker, postgresqlMakers } from "./postgresql-makers.js";

/** What an image with PostgreSQL is, as far as its name and what is stated tell. */
export interface PostgresqlImage {
  readonly start: PostgresqlMaker["start"];
  readonly cluster: PostgresqlCluster;
  readonly startsAs: number;
  readonly account: { readonly uid: number; readonly gid: number };
  /** Libraries that the server must load at its start. */
  readonly preload: string | undefined;
  readonly entrypoint: readonly [string, ...string[]] | undefined;
  /** What else is known; none for an image that scripts of its own or an operator start. */
  readonly facts: ImageFacts | undefined;
}

/**
 * Reads the name of an image that holds PostgreSQL; `undefined` for any other, and where nobody can tell the major version.
 *
 * @param stated the major version of an image whose tag does not say it, or whose maker is not known.
 * @example postgresqlImage("timescale/timescaledb-ha:pg17.6-ts2.22.1")?.data // "/home/postgres/pgdata/data"
 */
export function postgresqlImage(image: string, stated?: number): PostgresqlImage | undefined {
  const parsed = parseImageReference(image);
  if (!parsed.ok) return undefined;
  const { tag = "" } = parsed.reference;
  const repository = originalRepository(parsed.reference);
  const maker = postgresqlMakers.find((one) => one.repository.test(repository));
  const major = stated ?? majorIn(tag, maker?.major);
  if (major === undefined || (maker === undefined && stated === undefined)) return undefined;
  return described(major, repository, tag, maker);
}

/** Major version in a tag that follows the usual ways of writing it, such as "17.6", "pg17" or "2.1-postgresql-16". */
export function majorIn(tag: string, pattern?: RegExp): number | undefined {
  const found =
    pattern?.exec(tag) ??
    /(?:^|[-_.])(?:pg|psql|postgres(?:ql)?)[-_.v]?(\d+)/.exec(tag) ??
    /^v?(\d+)(?=[.-]|$)/.exec(tag);
  const major = Number(found?.[1]);
  return major >= 9 && major < 40 ? major : undefined;
}

function described(
  major: number,
  repository: string,
  tag: string,
  maker: PostgresqlMaker | undefined,
): PostgresqlImage {
  const declared = major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
  const data = major >= 18 ? `/var/lib/postgresql/${major}/docker` : declared;
  const account = maker?.account ?? (tag.includes("alpine") ? { uid: 70, gid: 70 } : { uid: 999, gid: 999 });
  const startsAs = maker?.startsAs ?? 0;
  const start = maker?.start ?? "official";
  const own = maker?.data;
  const image = {
    start,
    cluster: {
      major,
      data: own ?? data,
      declared: own === undefined && start === "official" ? declared : undefined,
      volume: own ?? declared,
    },
    startsAs,
    account,
    preload: maker?.preload?.(tag),
    entrypoint: maker?.entrypoint,
  };
  return { ...image, facts: start === "official" ? factsOf(image, repository, tag, maker) : undefined };
}

/** The facts of the official image of that version, with what the maker changed. */
function factsOf(
  { cluster, account, startsAs }: Omit<PostgresqlImage, "facts">,
  repository: string,
  tag: string,
  maker: PostgresqlMaker | undefined,
): ImageFacts | undefined {
  const official = postgresqlFacts.find(({ versions }) => covers(versions, [cluster.major]));
  if (official === undefined) return undefined;
  const isOwn = maker?.data !== undefined;
  return {
    ...official,
    repository,
    tagPattern: `^${tag.replaceAll(".", "\\.")}$`,
    sources: [...(maker?.sources ?? []), ...official.sources],
    startsAs,
    runsAs: account,
    capabilities: startsAs === 0 ? official.capabilities : [],
    base: maker?.base ?? (tag.includes("alpine") ? "alpine" : "debian"),
    dataPaths: [cluster.volume],
    wrongPaths: isOwn ? {} : official.wrongPaths,
    writablePaths: isOwn ? [cluster.volume, "/var/run/postgresql", "/tmp"] : official.writablePaths,
    cluster,
  };
}
