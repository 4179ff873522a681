import type { AnyMount } from "../../../model/service/mount.js";
import { isWithin, normalPath } from "../../questions/mounts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX164",
  title: "A device that is mounted and cannot be opened",
  level: "error",
  says: "service '{service}' mounts '{source}', which it sees and cannot open",
  why: "Docker lets a container open only the devices that it is given. The mount shows the file, and the kernel says that opening it is not permitted: a card is silently not used, a stick not found.",
  fix: "Give it as a device: devices: [device('{source}', …)].",
  fixInFiles: "Name it under 'devices'.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/dev/dri", "/dev/dri", { because: "decodes video" })],
});`,
  good: `
const app = service("app", {
  ...required,
  devices: [device("/dev/dri", { because: "decodes video" })],
});`,
  links: ["https://docs.docker.com/reference/cli/docker/container/run/#device"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes, devices, privileges, compose, unknown }] of Object.entries(services)) {
      if (privileges.privileged || unknown.includes("devices") || compose?.keys.device_cgroup_rules) continue;
      for (const [index, mount] of volumes.entries()) {
        const source = deviceIn(mount);
        if (source !== undefined && !devices.some((device) => isWithin(source, device.source)))
          yield { at: ["services", service, "volumes", index, "source"], with: { service, source } };
      }
    }
  },
});

/** The device, or folder of devices, that a mount shows; memory, sockets and links below /dev are none. */
function deviceIn(mount: AnyMount): string | undefined {
  const source = "source" in mount && typeof mount.source === "string" ? normalPath(mount.source) : "";
  return /^\/dev\/(?!shm|log$|null|zero|u?random|pts|ptmx|mqueue|hugepages|disk)./.test(source) ? source : undefined;
}
