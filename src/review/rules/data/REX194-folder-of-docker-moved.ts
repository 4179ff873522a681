import type { Stack } from "../../../model/stack.js";
import { isWithin } from "../../questions/mounts.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

const usual = "/var/lib/docker";

export const rule = defineRule({
  id: "REX194",
  title: "A folder of Docker's is read where Docker does not keep it",
  level: "error",
  says: "service '{service}' sees '{source}', and 'docker' keeps its containers and images in '{root}'",
  why: "The folder is empty, or holds what an earlier data root left: the service runs, and reads no log of any container.",
  fix: "Name the folder below '{root}': 'dockerRoot' of 'catalog.alloy', or the source of 'hostPath'.",
  bad: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/var/lib/docker/containers", "/logs", { because: "logs of the containers" })],
});

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker({ dataRoot: "/mnt/disk/docker" }), configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
const app = service("app", {
  ...required,
  volumes: [hostPath("/mnt/disk/docker/containers", "/logs", { because: "logs of the containers" })],
});

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker({ dataRoot: "/mnt/disk/docker" }), configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: ["https://docs.docker.com/engine/daemon/#daemon-data-directory"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const root = dataRootOf(stack);
    if (root === undefined || root === usual) return;
    for (const [service, { volumes }] of Object.entries(stack.services))
      for (const [index, mount] of volumes.entries())
        if (mount.kind === "host-path" && isWithin(mount.source, usual) && !isWithin(mount.source, root))
          yield {
            at: ["services", service, "volumes", index, "source"],
            with: { service, source: mount.source, root },
          };
  },
});

/** Where Docker is told to keep what it has, as far as the stack says so. */
function dataRootOf(stack: Stack): string | undefined {
  for (const { step } of stepsOf(stack)) {
    if (step.kind !== "role" || step.own || step.role !== "docker") continue;
    const { dataRoot } = step.variables;
    if (typeof dataRoot === "string" && dataRoot !== "") return dataRoot.replace(/(?<=.)\/+$/, "");
  }
  return undefined;
}
