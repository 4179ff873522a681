import { isArchived, isKept } from "../../../model/service/mount.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX043",
  title: "Data that is worth keeping, and no backup",
  level: "warning",
  says: "volume '{path}' of service '{service}' is to be backed up, but no phase sets up backups",
  why: "The policy is a wish until a role carries it out. The loss of a disk is then the loss of the data.",
  fix: "Add 'backup()' to a phase behind the one that deploys, or a role of your own with 'backup' in its name.",
  bad: `
const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { backup: "files" })] });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
  good: `
const app = service("app", { ...required, user: 1000, volumes: [volume("/data", { backup: "files" })] });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })]),
    phase("2", "Resilience", [role("backup")]),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    if (stepsOf(stack).some(({ step }) => step.role.includes("backup"))) return;
    for (const [service, { volumes }] of Object.entries(stack.services))
      for (const [index, mount] of volumes.entries())
        if (isKept(mount) && (isArchived(mount) || mount.backup === "dump"))
          yield { at: ["services", service, "volumes", index, "backup"], with: { path: mount.path, service } };
  },
});
