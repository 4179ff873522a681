import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX132",
  title: "Something is declared, and stands nowhere in the stack",
  level: "warning",
  says: "{kind} '{name}' is declared, and {where}",
  why: "What no phase leads to is not built, not deployed and not reviewed: a service that was forgotten looks as if it ran, and a secret that nobody gets protects nothing.",
  fix: "Use it, or remove it.",
  bad: `
const forgotten = service("forgotten", required);
const app = service("app", required);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
const app = service("app", required);`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check({ unused }) {
    for (const [index, { kind, name }] of unused.entries())
      yield { at: ["unused", index], with: { kind, name, where: wanted[kind] } };
  },
});

const wanted = {
  service: "stands in no phase",
  network: "no service joins it",
  folder: "no service sees it",
  variable: "nothing uses it",
  secret: "nobody gets it",
  phase: "is not among the phases of the stack",
} as const;
