import { needsOf } from "../../../model/needs.js";
import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX231",
  title: "Services wait for each other in a circle",
  level: "error",
  says: "job '{job}' runs before '{service}', and waits for it: {circle}",
  why: "None of them could ever start: a service waits for the jobs that run before it, and a job for the services that it depends on.",
  fix: "Take '{service}' out of 'before' of '{job}', or take the way back out of 'dependsOn'.",
  bad: `
const app = service("app", required);
const migrate = job("migrate", { ...once, command: ["bin/migrate"], before: app, dependsOn: [app] });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(migrate), configure(app), deploy({ infra: [], apps: [migrate, app] })])],
});`,
  good: `
const app = service("app", required);
const migrate = job("migrate", { ...once, command: ["bin/migrate"], before: app, dependsOn: [cache] });`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    for (const [job, { job: terms }] of Object.entries(stack.services))
      for (const [index, service] of (terms?.before ?? []).entries()) {
        const way = wayFrom(stack, job, service);
        if (way === undefined) continue;
        const circle = [...way, job].map((one) => `'${one}'`).join(" waits for ");
        yield { at: ["services", job, "before", index], with: { job, service, circle } };
      }
  },
});

/** What waits for what, from one service to another; none where it waits for it neither itself nor by others. */
function wayFrom(stack: Stack, from: string, to: string, seen = new Set<string>()): readonly string[] | undefined {
  if (from === to) return [to];
  seen.add(from);
  for (const needed of needsOf(stack).get(from) ?? []) {
    const rest = seen.has(needed) ? undefined : wayFrom(stack, needed, to, seen);
    if (rest !== undefined) return [from, ...rest];
  }
  return undefined;
}
