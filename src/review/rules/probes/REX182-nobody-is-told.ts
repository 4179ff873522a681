import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX182",
  title: "A host that watches itself, and nobody is told",
  level: "warning",
  says: "phase '{phase}' watches containers and sites, and nobody is told of what it finds",
  why: "A container that stopped, a full disk, a backup that fails each night: all of it stands in the journal, where nobody looks until it is needed.",
  fix: "Add 'alerts(…)' with a mail, webhook or ntfy channel behind it, or give it a 'heartbeatUrl'; accept this where something else reads its metrics and tells.",
  bad: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Resilience", [backup(), uptime()]),
  ],
});`,
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Resilience", [backup(), uptime(), alerts({ to: [webhook({ url: secret("alerts_webhook_url") })] })]),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    if (steps.some(({ step }) => tells(step.role))) return;
    for (const { step, phase, at } of steps)
      if (step.kind === "role" && step.role === "uptime-config" && !step.own && !step.variables.heartbeatUrl)
        yield { at, with: { phase: phase.id } };
  },
});

/** Rexible's own role, or one of the user's that says so by its name. */
function tells(role: string): boolean {
  return /alert|notif|monitor/.test(role);
}
