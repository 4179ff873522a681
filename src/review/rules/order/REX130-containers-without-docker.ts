import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX130",
  title: "Containers, and nobody installs Docker",
  level: "error",
  says: "phase '{phase}' deploys containers, and no step before it installs Docker",
  why: "On a fresh host there is no Docker, and the deployment ends at the first container.",
  fix: "Write 'docker()' into the first phase; accept this where a role of your own, or the host's image, brings Docker.",
  bad: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: ["https://docs.docker.com/engine/install/debian/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    const deployment = steps.find(({ step }) => step.kind === "deploy");
    if (deployment === undefined || steps.some(({ step }) => step.kind === "role" && installsDocker(step.role))) return;
    yield { at: deployment.at, with: { phase: deployment.phase.id } };
  },
});

/** Rexible's own role, or one of the user's that says so by its name. When it runs is REX041's affair. */
function installsDocker(role: string): boolean {
  return /(^|[-_.])docker([-_.]|$)/.test(role);
}
