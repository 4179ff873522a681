import type { AnyMount } from "../../../model/service/mount.js";
import { isWithin } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX136",
  title: "Keys and passwords of the host in a container",
  level: "error",
  says: "service '{service}' is shown '{source}' of the host, where {what}",
  why: "A container that can read them is as good as the host: whoever gets into the service gets into everything, also where the mount is read-only.",
  fix: "Mount the one file or folder that is needed; give keys of the service as 'secretFiles'.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/etc/ssh", "/host/ssh", { because: "fingerprints" })],
});`,
  good: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/etc/localtime", "/etc/localtime", { because: "the time zone" })],
});`,
  links: ["https://www.pathname.com/fhs/pub/fhs-2.3.html"],
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

function sourceOf(mount: AnyMount): string | undefined {
  const source = "source" in mount ? mount.source : undefined;
  return typeof source === "string" ? source : undefined;
}

/** Places of the Filesystem Hierarchy Standard, of OpenSSH and GnuPG, and the stack's own secrets. */
const places: readonly (readonly [RegExp | string, string])[] = [
  [/^\/etc\/g?shadow-?$/, "the passwords of all users lie"],
  ["/etc/ssh", "the host's own keys lie"],
  ["/etc/sudoers", "it stands who may become root"],
  ["/root", "root's own files lie"],
  [/^\/home\/[^/]+\/\.(?:ssh|gnupg|aws|kube|docker)(?:\/|$)/, "a user's keys lie"],
  ["/etc/ssl/private", "the host's private keys lie"],
];

function whatLiesIn(source: string, stack: string): string | undefined {
  if (isWithin(source, `/opt/${stack}/secrets`)) return "the secrets of all services lie";
  return places.find(([place]) => (typeof place === "string" ? isWithin(source, place) : place.test(source)))?.[1];
}
