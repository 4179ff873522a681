import type { Step } from "../../../model/phase.js";
import { startedBy, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX192",
  title: "A stack that deploys nothing",
  level: "error",
  says: "no phase of the stack deploys a container",
  why: "The playbook prepares the host, is green from the first task to the last, and no container runs at its end.",
  fix: "Configure the services and 'deploy' them in a later phase; accept this where the stack only prepares a host.",
  bad: `
export default defineStack("example", { ...usual, phases: [phase("1", "Foundations", [common(), docker()])] });`,
  good: `
const app = service("app", required);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    // What a phase configures and none deploys is the concern of REX002; a role of one's own may bring containers itself.
    if (steps.some(({ step }) => startedBy(step).length > 0 || step.kind === "configure" || isOwn(step))) return;
    if (steps.length > 0) yield { at: ["phases"], with: {} };
  },
});

function isOwn(step: Step): boolean {
  return step.kind === "role" && step.own;
}
