import type { ServiceOptions } from "../declared/service/service.js";
import type { JudgedService } from "../dsl/reviewed.js";
import { factsFor } from "../facts/facts-for.js";
import type { ImageFacts } from "../model/facts.js";
import { knownName } from "../model/service/built.js";
import type { Variable } from "../model/value.js";
import type { WithoutOthers } from "../review/typed/options.js";

/** What only the stack can decide about a service. */
type Decided = "image" | "networks" | "memory" | "cpus";

/** What a constructor of the catalog knows of its service. */
export type Known = Omit<ServiceOptions, Decided | "facts">;

/**
 * What every constructor of the catalog takes: the stack's decisions, and anything else of a service that
 * should differ from what the catalog knows. Records and lists of mounts and files are joined with the
 * catalog's, an entry of the same name or path wins; everything else replaces the catalog's.
 */
export interface CatalogOptions extends Pick<ServiceOptions, Decided>, Partial<Omit<ServiceOptions, Decided>> {
  /** Name of the service, its container and its host name on the networks. Default: that of the constructor. */
  readonly name?: string;
}

/** What the constructor of a web application takes beside. */
export interface SiteOptions extends CatalogOptions {
  /** Domain that the site's name ends in: the stack's. */
  readonly domain: Variable | string;
}

/** The argument of a constructor: judged by the typed rules, at its leaves, and without unknown options. */
export type Given<Name extends string, Options, Taken> = Options & { readonly name?: Name } & JudgedService<
    Name,
    Options
  > &
  WithoutOthers<Options, Taken>;

/** The name of the service: the given one, or that of the constructor. */
export function nameOf<const Name extends string>(options: { readonly name?: Name }, usual: string): Name {
  return options.name ?? (usual as Name);
}

/** Fills in what the stack left open with what the catalog knows. */
export function complete(
  { name: _, ...given }: CatalogOptions,
  known: Known,
  ranges: readonly ImageFacts[],
): ServiceOptions {
  const facts = factsFor(knownName(given.image), ranges);
  const usual = facts ?? ranges[0];
  const user = given.user ?? known.user;
  return {
    ...(facts !== undefined && { facts }),
    // An image of one's own is built on the one that is known.
    ...(facts === undefined && user === undefined && usual !== undefined && { runsAs: usual.runsAs }),
    ...(user === undefined && usual !== undefined && { capabilities: usual.capabilities }),
    secretDelivery: { kind: "file", suffix: "_FILE" },
    ...known,
    ...given,
    environment: { ...known.environment, ...given.environment },
    secrets: { ...known.secrets, ...given.secrets },
    secretFiles: { ...known.secretFiles, ...given.secretFiles },
    tmpfs: { ...known.tmpfs, ...given.tmpfs },
    volumes: joined(known.volumes, given.volumes, (mount) => ("path" in mount ? mount.path : mount.kind)),
    files: joined(known.files, given.files, ({ path }) => path),
    databases: [...(known.databases ?? []), ...(given.databases ?? [])],
    dependsOn: [...(known.dependsOn ?? []), ...(given.dependsOn ?? [])],
    accept: [...(known.accept ?? []), ...(given.accept ?? [])],
  };
}

function joined<T>(known: readonly T[] = [], given: readonly T[] = [], keyOf: (entry: T) => string): readonly T[] {
  const replaced = new Set(given.map(keyOf));
  return [...known.filter((entry) => !replaced.has(keyOf(entry))), ...given];
}
