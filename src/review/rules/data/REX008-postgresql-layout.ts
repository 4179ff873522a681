import { postgresMajor } from "../../../facts/image-of.js";
import type { Volume } from "../../../model/service/mount.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { Before } from "../../typed/text.js";

/** What the entrypoint needs to chown and chmod the data, and to become uid 999. */
const needed = ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"] as const;

export const rule = defineRule({
  id: "REX008",
  title: "PostgreSQL with the volume path or the capabilities of another version",
  level: "error",
  says: {
    oldPath: "service '{service}' runs PostgreSQL {major}, but volume '{path}' is the path of versions before 18",
    newPath:
      "service '{service}' runs PostgreSQL {major}, but volume '/var/lib/postgresql' is the path of versions from 18",
    capabilities: "service '{service}' runs PostgreSQL {major} without the capabilities {missing}",
  },
  why: "From version 18 the image keeps its data in '/var/lib/postgresql/<major>/docker', and before in '/var/lib/postgresql/data'. On the wrong volume the data is lost with the container; without the capabilities the entrypoint cannot chmod it and crash-loops.",
  fix: {
    oldPath: "Mount the volume at '/var/lib/postgresql'.",
    newPath: "Mount the volume at '/var/lib/postgresql/data'.",
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
  inEditor: true,
  mends: true,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { volumes, capabilities, user } = definition;
      const major = postgresMajor(definition);
      if (major === undefined) continue;
      for (const [index, { kind, ...mount }] of volumes.entries()) {
        if ((kind !== "volume" && kind !== "named-volume" && kind !== "bind") || !("path" in mount)) continue;
        const at = ["services", service, "volumes", index, "path"];
        if (major >= 18 && /^\/var\/lib\/postgresql\/data(\/|$)/.test(mount.path))
          yield {
            says: "oldPath",
            at,
            with: { service, major, path: mount.path },
            mend: mount.path === before18 ? { kind: "replace", from: before18, to: from18 } : undefined,
          };
        if (major < 18 && mount.path === from18)
          yield {
            says: "newPath",
            at,
            with: { service, major },
            mend: { kind: "replace", from: from18, to: before18 },
          };
      }
      const missing = needed.filter((capability) => !capabilities.includes(capability));
      if (major >= 18 && startsAsRoot(user) && missing.length > 0)
        yield {
          says: "capabilities",
          at: ["services", service, "capabilities"],
          with: { service, major, missing: missing.join(", ") },
          mend: { kind: "add", entries: missing },
        };
    }
  },
});

const [before18, from18] = ["/var/lib/postgresql/data", "/var/lib/postgresql"];

function startsAsRoot(user: string | undefined): boolean {
  return user === undefined || /^0(:|$)/.test(user);
}

export type Review<Name extends string, Options> = Options extends { readonly image: infer Image extends string }
  ? MajorOf<Image> extends infer Major extends string
    ? [Major] extends [never]
      ? unknown
      : Volumes<Name, Options, Major> & (Major extends From18 ? Capabilities<Name, Options, Major> : unknown)
    : unknown
  : unknown;

type MajorOf<Image extends string> = Image extends `${"" | "docker.io/" | "docker.io/library/"}postgres:${infer Tag}`
  ? Before<Before<Tag, "-">, ".">
  : never;

type From18 = "18" | "19" | "20" | "21" | "22" | "23" | "24" | "25";
type Before18 = "9" | "10" | "11" | "12" | "13" | "14" | "15" | "16" | "17";

type Volumes<Name extends string, Options, Major extends string> = Options extends {
  readonly volumes: infer Mounts extends readonly unknown[];
}
  ? { readonly volumes: Judged<Mounts, Name, Major> }
  : unknown;

type Judged<Mounts extends readonly unknown[], Name extends string, Major extends string> = {
  readonly [Index in keyof Mounts]: Mounts[Index] extends Volume<infer Path>
    ? Major extends Before18
      ? Path extends "/var/lib/postgresql"
        ? DesignReview<Said<typeof rule, { service: Name; major: Major }, "newPath">>
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
