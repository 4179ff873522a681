import { type AnyMount, isWritable } from "../../../model/service/mount.js";
import { isWithin, normalPath } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX163",
  title: "A container that may write where the host's system lies",
  level: "error",
  says: "service '{service}' may write to '{source}' of the host, where {what}",
  why: "Who can write there runs programs as root on the host, or takes it apart: one hole in the service is then a hole in the host.",
  fix: "Mount it read-only, or give the service the one folder that it needs.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [hostFolder("/etc", "/host/etc", { write: true, because: "edits the settings", backup: { none: "the host's" } })],
});`,
  good: `
const app = service("app", {
  ...required,
  volumes: [hostFolder("/mnt/tank/photos", "/photos", { write: true, because: "photographs", backup: { none: "snapshots" } })],
});`,
  links: ["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ name, services }) {
    for (const [service, { volumes }] of Object.entries(services))
      for (const [index, mount] of volumes.entries()) {
        const source = sourceOf(mount);
        const what = source === undefined ? undefined : whatLiesIn(source, name);
        if (source !== undefined && what !== undefined)
          yield { at: ["services", service, "volumes", index, "source"], with: { service, source, what } };
      }
  },
});

/** The folder of the host; files of it that many programs share, such as sockets below /run, are not meant. */
function sourceOf(mount: AnyMount): string | undefined {
  if ((mount.kind !== "host-folder" && mount.kind !== "bind") || !isWritable(mount)) return undefined;
  return typeof mount.source === "string" && mount.source.startsWith("/") ? normalPath(mount.source) : undefined;
}

/** Folders of the Filesystem Hierarchy Standard that hold programs and settings of the host, and Docker's own. Root's own files are REX136's. */
const places: readonly (readonly [string, string])[] = [
  ["/etc", "the settings of the host lie"],
  ["/boot", "the kernel lies"],
  ["/usr", "the programs of the host lie"],
  ["/bin", "the programs of the host lie"],
  ["/sbin", "the programs of the host lie"],
  ["/lib", "the libraries of the host lie"],
  ["/proc", "the kernel can be told things"],
  ["/sys", "the kernel can be told things"],
  ["/var/lib/docker", "Docker keeps the files of all containers"],
];

/** Settings that programs in containers are known to be given, and files that hold nothing but data. */
const harmless = /^\/etc\/(localtime|timezone|letsencrypt)(\/|$)|^\/usr\/(local\/)?share\/|^\/usr\/src\//;

function whatLiesIn(source: string, stack: string): string | undefined {
  if (source === "/") return "the whole system lies";
  if (harmless.test(source)) return undefined;
  if (["configs", "secrets", "compose", "bin"].some((folder) => isWithin(source, `/opt/${stack}/${folder}`)))
    return "the stack keeps its own";
  return places.find(([place]) => isWithin(source, place))?.[1];
}
