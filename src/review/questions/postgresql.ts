import { imageOf } from "../../facts/image-of.js";
import { majorIn, postgresqlImage } from "../../facts/images/postgresql-image.js";
import type { PostgresqlCluster } from "../../model/facts.js";
import { oncePer } from "../../model/once-per.js";
import type { Service } from "../../model/service/service.js";
import { isWithin, mountsOf, normalPath, type PlacedMount } from "./mounts.js";
import { doesOwnWork } from "./own-work.js";
import { literalOf } from "./texts.js";

/**
 * The cluster of a service that runs a server of PostgreSQL; `undefined` for any other. An image of an unknown maker is
 * one where its name, its tag and its mounts all say so.
 */
export const clusterOf = oncePer((service: Service): PostgresqlCluster | undefined => {
  if (doesOwnWork(service)) return undefined;
  const known = service.facts?.cluster ?? clusterIn(service);
  const cluster = known ?? (looksLikeServer(service) ? clusterIn(service, statedInTag(service)) : undefined);
  if (cluster === undefined) return undefined;
  const moved = service.environment.PGDATA;
  return moved === undefined ? cluster : movedTo(normalPath(literalOf(moved)), cluster);
});

function clusterIn({ image }: Service, stated?: number): PostgresqlCluster | undefined {
  return image === undefined ? undefined : postgresqlImage(image, stated)?.cluster;
}

function movedTo(data: string, cluster: PostgresqlCluster): PostgresqlCluster {
  const { declared } = cluster;
  return { ...cluster, data, volume: declared !== undefined && isWithin(data, declared) ? declared : data };
}

function looksLikeServer(service: Service): boolean {
  const { repository = "", tag = "" } = imageOf(service) ?? {};
  const name = repository.split("/").at(-1) ?? "";
  const isNamed = /postgres|postgis|pgvector|timescale|paradedb/.test(name);
  const isTagged = /(?:^|[-_.])pg\d\d/.test(tag);
  // Programs for a server are called after it too, but say no major version of it.
  if (isNamed && isTagged) return true;
  if (isNamed && majorIn(tag) !== undefined && asksForServer(service)) return true;
  return (isNamed || isTagged) && mountsOf(service).some(({ path }) => isWithin(path, "/var/lib/postgresql"));
}

/** Whether it is given what the entry point of the official image asks for, and is told of no server elsewhere. */
function asksForServer({ environment, secrets, image = "" }: Service): boolean {
  const given = [...Object.keys(environment), ...Object.keys(secrets)];
  if (/backup|dump|exporter|client|admin|bouncer|pool|operator|upgrade|proxy/.test(image)) return false;
  const isTold = given.some((name) => /^(?:POSTGRES_PASSWORD(?:_FILE)?|POSTGRES_HOST_AUTH_METHOD)$/.test(name));
  return isTold && !given.some((name) => /^(?:PGHOST|(?:POSTGRES|PG|DB|DATABASE)_(?:HOST|SERVER|URL))$/.test(name));
}

function statedInTag(service: Service): number | undefined {
  return majorIn(imageOf(service)?.tag ?? "");
}

/** What holds the data: the mount, the image's own volume, or nothing but the container. */
export type Keeper = PlacedMount | "image" | "container";

/** What holds the data of a cluster: the deepest mount above it, the image's own volume among them. */
export function keeperOf(service: Service, { data, declared }: PostgresqlCluster): Keeper {
  const mounts = mountsOf(service).filter(
    ({ kind, path }) => kind !== "file" && kind !== "secret" && isWithin(data, path),
  );
  const deepest = mounts.reduce<PlacedMount | undefined>(
    (best, mount) => (best === undefined || mount.path.length > best.path.length ? mount : best),
    undefined,
  );
  const isDeclared = declared !== undefined && isWithin(data, declared);
  if (isDeclared && declared.length > (deepest?.path.length ?? 0)) return "image";
  return deepest ?? "container";
}
