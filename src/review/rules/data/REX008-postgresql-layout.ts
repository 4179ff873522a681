import type { DeclaredVolume } from "../../../declared/service/mounts.js";
import type { PostgresqlCluster } from "../../../model/facts.js";
import type { Service } from "../../../model/service/service.js";
import { startsAsRoot } from "../../questions/accounts.js";
import { isWithin, mountsOf, type PlacedMount } from "../../questions/mounts.js";
import { clusterOf, keeperOf } from "../../questions/postgresql.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { MajorOf } from "../../typed/postgresql.js";

/** What the entrypoint needs to chown and chmod the data, and to become the user postgres. */
const needed = ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"] as const;

export const rule = defineRule({
  id: "REX008",
  title: "PostgreSQL with the volume path or the capabilities of another version",
  level: "error",
  says: {
    oldPath: "service '{service}' runs PostgreSQL {major}, but volume '{path}' is the path of versions before 18",
    newPath: "service '{service}' runs PostgreSQL {major}, but volume '{path}' is the path of versions from 18",
    misplaced: "service '{service}' keeps PostgreSQL's data in '{data}', which is not in volume '{path}'",
    unused: "service '{service}' runs PostgreSQL {major}, which does not start over the unused volume '{path}'",
    nowhere: "service '{service}' keeps PostgreSQL's data in '{data}', where no volume is",
    inMemory: "service '{service}' keeps PostgreSQL's data in memory: '{data}' is in the tmpfs '{path}'",
    capabilities: "service '{service}' runs PostgreSQL {major} without the capabilities {missing}",
  },
  why: "From version 18 the image keeps its data in '/var/lib/postgresql/<major>/docker', and before in '/var/lib/postgresql/data', where it also has a volume of its own; some makers keep it elsewhere. On the wrong volume the data is lost with the container; without the capabilities the entrypoint cannot chmod it and crash-loops.",
  fix: {
    oldPath: "Mount the volume at '{volume}'.",
    newPath: "Mount the volume at '{volume}'.",
    misplaced: "Mount the volume at '{volume}'.",
    unused: "Remove the volume: the data is in '{volume}'.",
    nowhere: "Mount a volume at '{volume}'.",
    inMemory: "Mount a volume at '{volume}' in place of the tmpfs.",
    capabilities: "Add {missing} to 'capabilities'.",
  },
  bad: {
    oldPath: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql/data", { mode: "0700", backup: { none: "an example" } })],
});`,
    newPath: `
const app = service("app", {
  ...postgresql,
  image: "postgres:17.6-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
});`,
    misplaced: `
const app = service("app", {
  ...postgresql,
  image: "timescale/timescaledb-ha:pg17.6-ts2.22.1",
  runsAs: { uid: 1000, gid: 1000 },
  volumes: [volume("/var/lib/postgresql/data", { mode: "0700", backup: { none: "an example" } })],
});`,
    unused: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [
    volume("/var/lib/postgresql", { folder: "data", mode: "0700", backup: { none: "an example" } }),
    volume("/var/lib/postgresql/data", { folder: "old", mode: "0700", backup: { none: "an example" } }),
  ],
});`,
    nowhere: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
});`,
    inMemory: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
  tmpfs: { "/var/lib/postgresql/18": "512M" },
});`,
    capabilities: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
});`,
  },
  good: `
const app = service("app", {
  ...postgresql,
  image: "postgres:18.4-bookworm",
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"],
  volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })],
});`,
  links: ["https://github.com/docker-library/postgres/pull/1259", "https://hub.docker.com/_/postgres#pgdata"],
  inEditor: ["oldPath", "newPath", "capabilities"],
  mends: ["oldPath", "newPath", "misplaced", "capabilities"],
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const cluster = clusterOf(definition);
      if (cluster === undefined) continue;
      if (!definition.unknown.includes("volumes") && !definition.unknown.includes("environment"))
        yield* misplacedData(service, definition, cluster);
      const missing = needed.filter((capability) => !definition.capabilities.includes(capability));
      if (definition.unknown.includes("capabilities") || definition.unknown.includes("user")) continue;
      if (cluster.declared !== undefined && startsAsRoot(definition) && missing.length > 0)
        yield {
          says: "capabilities",
          at: ["services", service, "capabilities"],
          with: { service, major: cluster.major, missing: missing.join(", ") },
          mend: { kind: "add", entries: missing },
        };
    }
  },
});

function* misplacedData(service: string, definition: Service, cluster: PostgresqlCluster) {
  const { major, data, volume } = cluster;
  const keeper = keeperOf(definition, cluster);
  const place = (mount: PlacedMount) => ["services", service, ...mount.route];
  if (keeper !== "image" && keeper !== "container") {
    // In a hand-written file, memory as a disk says that nothing is worth keeping.
    if (keeper.kind === "tmpfs" && !isHandWritten(definition))
      yield {
        says: "inMemory" as const,
        at: place(keeper),
        with: { service, data, path: keeper.path, volume },
      };
    // "/var/lib/postgresql/data (unused mount/volume)", says the entrypoint of 18.
    const unused = mountsOf(definition).find(({ path }) => path === "/var/lib/postgresql/data");
    if (major >= 18 && data === `/var/lib/postgresql/${major}/docker` && unused !== undefined)
      yield {
        says: "unused" as const,
        at: [...place(unused), "path"],
        with: { service, major, path: unused.path, volume },
      };
    return;
  }
  const [meant, ...others] = mountsOf(definition).filter((mount) => isMeant(mount, data));
  if (meant === undefined)
    yield { says: "nowhere" as const, at: ["services", service, "volumes"], with: { service, data, volume } };
  else
    yield {
      says: saidOfPath(meant.path, cluster),
      at: [...place(meant), "path"],
      with: { service, major, path: meant.path, data, volume },
      // As it is written, which may end in a slash.
      mend:
        others.length === 0
          ? { kind: "replace" as const, from: writtenPath(definition, meant), to: volume }
          : undefined,
    };
}

/** Whether a volume was meant for the data: it stands in a usual folder of PostgreSQL's, or above the data. */
function isMeant({ kind, path }: PlacedMount, data: string): boolean {
  return kind === "volume" && (isWithin(path, "/var/lib/postgresql") || isWithin(data, path));
}

function saidOfPath(path: string, { major, declared }: PostgresqlCluster): "oldPath" | "newPath" | "misplaced" {
  if (declared !== undefined && major >= 18 && isWithin(path, "/var/lib/postgresql/data")) return "oldPath";
  if (declared !== undefined && major < 18 && path === "/var/lib/postgresql") return "newPath";
  return "misplaced";
}

function writtenPath({ volumes }: Service, { route }: PlacedMount): string {
  const mount = volumes[Number(route[1])];
  return mount !== undefined && "path" in mount ? mount.path : "";
}

export type Review<Name extends string, Options> = Options extends { readonly image: infer Image extends string }
  ? MajorOf<Image> extends infer Major extends string
    ? [Major] extends [never]
      ? unknown
      : Volumes<Name, Options, Major> & (Major extends Before18 | From18 ? Capabilities<Name, Options, Major> : unknown)
    : unknown
  : unknown;

type From18 = "18" | "19" | "20" | "21" | "22" | "23" | "24" | "25";
type Before18 = "9" | "10" | "11" | "12" | "13" | "14" | "15" | "16" | "17";

type Volumes<Name extends string, Options, Major extends string> = Options extends {
  readonly environment: { readonly PGDATA: unknown };
}
  ? unknown
  : Options extends { readonly volumes: infer Mounts extends readonly unknown[] }
    ? RightPath<Major> extends PathOf<Mounts[number]>
      ? unknown
      : { readonly volumes: Judged<Mounts, Name, Major> }
    : unknown;

/** The path that keeps the data, whatever else is mounted. */
type RightPath<Major extends string> = Major extends Before18 ? "/var/lib/postgresql/data" : "/var/lib/postgresql";

type PathOf<Mount> = Mount extends DeclaredVolume<infer Path> ? Path : never;

type Judged<Mounts extends readonly unknown[], Name extends string, Major extends string> = {
  readonly [Index in keyof Mounts]: Mounts[Index] extends DeclaredVolume<infer Path>
    ? Major extends Before18
      ? Path extends "/var/lib/postgresql"
        ? DesignReview<Said<typeof rule, { service: Name; major: Major; path: Path }, "newPath">>
        : unknown
      : Major extends From18
        ? Path extends "/var/lib/postgresql/data" | `/var/lib/postgresql/data/${string}`
          ? DesignReview<Said<typeof rule, { service: Name; major: Major; path: Path }, "oldPath">>
          : unknown
        : unknown
    : unknown;
};

type Capabilities<Name extends string, Options, Major extends string> = Options extends {
  readonly user: number | string;
}
  ? unknown
  : Options extends { readonly capabilities: infer Given extends readonly string[] }
    ? Missing<typeof needed, Given[number]> extends infer Lacking extends string
      ? Lacking extends ""
        ? unknown
        : {
            readonly capabilities: DesignReview<
              Said<typeof rule, { service: Name; major: Major; missing: Lacking }, "capabilities">
            >;
          }
      : unknown
    : unknown;

/** The names of the first list that are not in the second, joined. */
type Missing<Required extends readonly string[], Given, Joined extends string = ""> = Required extends readonly [
  infer One extends string,
  ...infer Rest extends readonly string[],
]
  ? Missing<Rest, Given, One extends Given ? Joined : Joined extends "" ? One : `${Joined}, ${One}`>
  : Joined;
