import { isWithin, mountsOf } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX019",
  title: "A mount below a read-only mount",
  level: "error",
  says: "'{path}' of service '{service}' is mounted below '{folder}', which is read-only",
  why: "The container does not start when the mount point is missing there ('mkdirat: read-only file system'), and where it exists the program fails at the first file beside it.",
  fix: "Make the outer mount the writable one, and mount single files read-only into it.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [
    hostPath("/srv/models", "/models", { because: "models that the host downloads" }),
    volume("/models/cache", { backup: { none: "cache" } }),
  ],
});`,
  good: `
const app = service("app", {
  ...required,
  volumes: [volume("/models", { backup: { none: "cache" } })],
  files: [jsonFile("/models/index.json", { models: [] })],
});`,
  links: ["https://docs.docker.com/engine/storage/bind-mounts/"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const mounts = mountsOf(definition);
      for (const outer of mounts)
        for (const inner of mounts) {
          if (outer.isWritable || inner.path === outer.path || !isWithin(inner.path, outer.path)) continue;
          yield {
            at: ["services", service, ...inner.route],
            with: { path: inner.path, service, folder: outer.path },
            related: [{ at: ["services", service, ...outer.route], says: `'${outer.path}' is read-only` }],
          };
        }
    }
  },
});
