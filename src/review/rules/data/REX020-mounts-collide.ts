import { dataPath } from "../../../model/paths.js";
import { isKept } from "../../../model/service/mount.js";
import { shown } from "../../../model/value.js";
import type { Route } from "../../finding.js";
import { mountsOf } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX020",
  title: "Two mounts take one path, or one folder",
  level: "error",
  says: {
    path: "service '{service}' mounts two things at '{path}'",
    shared: "'{path}' of service '{service}' is the folder '{first}' of the host, which is another thing's too",
    folder: "volumes '{first}' and '{path}' of service '{service}' are one folder of the host",
  },
  why: "Only one of the two is seen in the container. Two volumes in one folder write over each other's files, and a restore mixes them.",
  fix: {
    path: "Remove one of the two.",
    shared:
      "Give the shared folder another name than services have, or keep 'hostFolder' out of the stack's own folders.",
    folder: "Give each volume a 'folder' of its own.",
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
    const seen = new Map<string, { readonly thing: string; readonly at: Route }>();
    for (const [service, { volumes }] of Object.entries(stack.services))
      for (const [index, mount] of volumes.entries()) {
        if (!isKept(mount)) continue;
        const first = shown(dataPath(stack, service, mount));
        const thing = mount.kind === "volume" ? `service ${service}` : `${mount.kind} ${first}`;
        const at = ["services", service, "volumes", index];
        const known = seen.get(first);
        if (known === undefined) seen.set(first, { thing, at });
        else if (known.thing !== thing)
          yield {
            says: "shared",
            at,
            with: { service, path: mount.path, first },
            related: [{ at: known.at, says: "the other one is here" }],
          };
      }
  },
});
