import { waveOf } from "../../../model/waves.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX040",
  title: "A dependency that starts later",
  level: "error",
  says: "service '{service}' of the wave 'infra' waits for '{needed}', which starts after it in the wave 'apps'",
  why: "The second wave starts when the first is healthy, so the first can never wait for the second.",
  fix: "Move '{service}' to the wave 'apps', or '{needed}' to the wave 'infra'.",
  bad: `
const app = service("app", { ...required, dependsOn: [cache] });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(cache), deploy({ infra: [app], apps: [cache] })])],
});`,
  good: `
const app = service("app", { ...required, dependsOn: [cache] });`,
  links: ["https://docs.docker.com/reference/compose-file/services/#depends_on"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    for (const [service, { dependsOn }] of Object.entries(stack.services))
      for (const [index, needed] of dependsOn.entries())
        if (waveOf(stack, service) === "infra" && waveOf(stack, needed) === "apps")
          yield { at: ["services", service, "dependsOn", index], with: { service, needed } };
  },
});
