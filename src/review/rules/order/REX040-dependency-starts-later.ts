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
    const startsFirst = (one: string, other: string) =>
      waveOf(stack, one) === "infra" && waveOf(stack, other) === "apps";
    for (const [service, { dependsOn, job }] of Object.entries(stack.services)) {
      for (const [index, needed] of dependsOn.entries())
        if (startsFirst(service, needed))
          yield { at: ["services", service, "dependsOn", index], with: { service, needed } };
      for (const [index, waiting] of (job?.before ?? []).entries())
        if (startsFirst(waiting, service))
          yield { at: ["services", service, "before", index], with: { service: waiting, needed: service } };
    }
  },
});
