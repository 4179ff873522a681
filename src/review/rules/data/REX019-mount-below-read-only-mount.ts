import type { Service } from "../../../model/service/service.js";
import { isWithin, mountsOf, normalPath, type PlacedMount } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX019",
  title: "A mount below a read-only mount",
  level: "error",
  says: "'{path}' of service '{service}' is mounted below '{folder}', which is read-only",
  why: "The container does not start when the mount point is missing there ('mkdirat: read-only file system'), and where it exists the program fails at the first file beside it.",
  fix: "Mount '{path}' at a path that is not below '{folder}', and tell the program; or make '{folder}' the writable one, and mount single files read-only into it.",
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
          if (
            outer.isWritable ||
            isThere(inner, outer, definition) ||
            inner.path === outer.path ||
            !isWithin(inner.path, outer.path)
          )
            continue;
          yield {
            at: ["services", service, ...inner.route],
            with: { path: inner.path, service, folder: outer.path },
            related: [{ at: ["services", service, ...outer.route], says: `'${outer.path}' is read-only` }],
          };
        }
    }
  },
});

/** Whether the outer mount shows the host's own folder that the inner one shows: then its mount point is there, as "/etc" is in "/". */
function isThere(inner: PlacedMount, outer: PlacedMount, service: Service): boolean {
  const [one, other] = [inner, outer].map(({ route }) => sourceOf(service, route));
  if (one === undefined || other === undefined) return false;
  return normalPath(`${other}${inner.path.slice(outer.path === "/" ? 0 : outer.path.length)}`) === normalPath(one);
}

function sourceOf({ volumes }: Service, [option, index]: PlacedMount["route"]): string | undefined {
  const mount = option === "volumes" ? volumes[Number(index)] : undefined;
  const source = mount !== undefined && "source" in mount ? mount.source : undefined;
  return typeof source === "string" && source.startsWith("/") ? source : undefined;
}
