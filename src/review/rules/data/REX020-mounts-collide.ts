import { mountsOf } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX020",
  title: "Two mounts take one path, or one folder",
  level: "error",
  says: {
    path: "service '{service}' mounts two things at '{path}'",
    folder: "volumes '{first}' and '{path}' of service '{service}' are one folder of the host",
  },
  why: "Only one of the two is seen in the container. Two volumes in one folder write over each other's files, and a restore mixes them.",
  fix: {
    path: "Remove one of the two.",
    folder: "Give each volume a 'folder' of its own.",
  },
  bad: {
    path: `
const app = service("app", {
  ...required,
  volumes: [volume("/data", { backup: "files" })],
  tmpfs: { "/data": "10M" },
});`,
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
});
