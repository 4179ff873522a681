import type { Before } from "./text.js";

/** Major version of an image with PostgreSQL in the layout of the official one, as a type; `never` for any other. */
export type MajorOf<Image extends string> = Image extends
  | `postgres:${infer Tag}`
  | `${string}/postgres:${infer Tag}`
  | `postgis/postgis:${infer Tag}`
  | `${string}/postgis/postgis:${infer Tag}`
  ? Leading<Tag>
  : Image extends
        | `${string}pgvector/pgvector:${infer Tag}`
        | `${string}timescale/timescaledb:${infer Tag}`
        | `${string}tensorchord/vchord-postgres:${infer Tag}`
        | `${string}tensorchord/vchord-suite:${infer Tag}`
    ? AfterPg<Tag>
    : never;

type Leading<Tag extends string> = Before<Before<Before<Tag, "@">, "-">, ".">;

type AfterPg<Tag extends string> = Tag extends `${string}pg${infer Rest}` ? Leading<Rest> : never;
