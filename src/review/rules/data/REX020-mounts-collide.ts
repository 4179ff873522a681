import { dataPath } from "../../../model/paths.js";
import { type DataFolder, isArchived, isKept } from "../../../model/service/mount.js";
import type { Stack } from "../../../model/stack.js";
import { shown } from "../../../model/value.js";
import type { Route } from "../../finding.js";
import { isWithin, mountsOf } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX020",
  title: "Two mounts take one path, or one folder",
  level: "error",
  says: {
    path: "service '{service}' mounts two things at '{path}'",
    shared: "'{path}' of service '{service}' is the folder '{first}' of the host, which is another thing's too",
    folder: "volumes '{first}' and '{path}' of service '{service}' are one folder of the host",
    nested: "'{path}' of service '{service}' lies inside the folder '{first}' of the host, which is kept for itself",
  },
  why: "Only one of the two is seen in the container. Two volumes in one folder write over each other's files, and a restore mixes them.",
  fix: {
    path: "Remove one of the two.",
    shared:
      "Give the shared folder another name than services have, or keep 'hostFolder' out of the stack's own folders.",
    folder: "Give each volume a 'folder' of its own.",
    nested: "Give each a folder of its own, one beside the other: say 'folder' for both.",
  },
  bad: {
    path: `
const app = service("app", {
  ...required,
  volumes: [volume("/data", { backup: "files" })],
  tmpfs: { "/data": "10M" },
});`,
    shared: `
const shared = folder("cache", { owner: { uid: 1000, gid: 1000 }, backup: "files" });
const cache = service("cache", { ...required, user: 1000, volumes: [volume("/data", { backup: { none: "a cache" } })] });
const app = service("app", { ...required, user: 1000, volumes: [shared.at("/cache", { write: true })] });`,
    folder: `
const app = service("app", {
  ...required,
  volumes: [volume("/data", { backup: "files" }), volume("/uploads", { backup: "files" })],
});`,
    nested: `
const app = service("app", {
  ...required,
  volumes: [volume("/data", { backup: "files" }), volume("/cache", { folder: "cache", backup: { none: "a cache" } })],
});`,
  },
  good: `
const app = service("app", {
  ...required,
  volumes: [
    volume("/data", { folder: "data", backup: "files" }),
    volume("/uploads", { folder: "uploads", backup: "files" }),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const paths = new Map<string, readonly (string | number)[]>();
      for (const { path, route } of mountsOf(definition)) {
        const first = paths.get(path);
        if (first === undefined) paths.set(path, route);
        else
          yield {
            says: "path",
            at: ["services", service, ...route],
            with: { service, path },
            related: [{ at: ["services", service, ...first], says: "the other one is here" }],
          };
      }
      const folders = new Map<string, { readonly path: string; readonly index: number }>();
      for (const [index, mount] of definition.volumes.entries()) {
        if (mount.kind !== "volume") continue;
        const folder = mount.folder ?? "";
        const first = folders.get(folder);
        if (first === undefined) folders.set(folder, { path: mount.path, index });
        else if (first.path !== mount.path)
          yield {
            says: "folder",
            at: ["services", service, "volumes", index],
            with: { first: first.path, path: mount.path, service },
            related: [{ at: ["services", service, "volumes", first.index], says: "the other volume is here" }],
          };
      }
    }
  },

  *check(stack) {
    const all = foldersOf(stack);
    const bySource = new Map<string, Folder[]>();
    for (const folder of all) {
      const there = bySource.get(folder.source) ?? [];
      const [first] = there;
      if (first !== undefined && first.thing !== folder.thing) yield { says: "shared", ...told(folder, first) };
      there.push(folder);
      bySource.set(folder.source, there);
    }
    for (const inner of all) {
      const around = foldersAbove(inner.source).flatMap((source) => bySource.get(source) ?? []);
      const outer = around.find((other) => isNested(inner, other));
      if (outer !== undefined) yield { says: "nested", ...told(inner, outer) };
    }
  },
});

/** A folder of the host that holds data of a service. */
interface Folder {
  readonly service: string;
  /** Where it stands in the container, and on the host. */
  readonly path: string;
  readonly source: string;
  /** What the folder belongs to. */
  readonly thing: string;
  readonly mount: DataFolder;
  readonly at: Route;
}

function foldersOf(stack: Stack): readonly Folder[] {
  return Object.entries(stack.services).flatMap(([service, { volumes }]) =>
    volumes.flatMap((mount, index): readonly Folder[] => {
      if (!isKept(mount)) return [];
      const source = shown(dataPath(stack, service, mount)).replace(/(?!^)\/+$/, "");
      const thing = mount.kind === "volume" ? `service ${service}` : `${mount.kind} ${source}`;
      return [{ service, path: mount.path, source, thing, mount, at: ["services", service, "volumes", index] }];
    }),
  );
}

/** The paths that a path lies below, from the root on. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/") || "/");
}

/** Whether a folder of the stack's lies in another one; one of the host's only where both are archived, which is then done twice. */
function isNested(inner: Folder, outer: Folder): boolean {
  if (inner.source === outer.source || !isWithin(inner.source, outer.source)) return false;
  const kinds = [inner, outer].map(({ mount }) => mount.kind);
  if (kinds.includes("host-folder"))
    return [inner, outer].every(({ mount }) => isArchived(mount) || mount.backup === "dump");
  return kinds.includes("volume");
}

function told({ service, path, at }: Folder, other: Folder) {
  return {
    at,
    with: { service, path, first: other.source },
    related: [{ at: other.at, says: "the other one is here" }],
  };
}
