import type { Phase } from "../../../declared/phase.js";
import type { RunRole } from "../../../declared/step.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { SeenPhasesOf } from "../../typed/seen-phases.js";
import type { RoleOf } from "../../typed/steps.js";

export const rule = defineRule({
  id: "REX001",
  title: "Hardening runs before another role",
  level: "error",
  says: "role 'hardening' runs in phase '{phase}', before role '{role}' of phase '{last}'",
  why: "Hardening closes SSH to all but the VPN. When a later role fails, or the VPN is not up yet, nobody can reach the host any more.",
  fix: "Make 'hardening' the last step of the last phase, after everything that it could cut off.",
  bad: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), common(), role("hardening")]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), common()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Hardening", [role("hardening")]),
  ],
});`,
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html"],
  inEditor: true,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    const last = steps.at(-1);
    if (last === undefined) return;
    for (const { step, phase, at } of steps.slice(0, -1))
      if (step.role === "hardening")
        yield {
          at,
          with: { phase: phase.id, role: last.step.role, last: last.phase.id },
          related: [{ at: last.at, says: `role '${last.step.role}' runs last` }],
        };
  },
});

export type Review<Options> =
  SeenPhasesOf<Options> extends infer Phases extends readonly Phase[]
    ? [Phases] extends [never]
      ? unknown
      : { readonly phases: Last<Phases> }
    : unknown;

type Last<Phases extends readonly Phase[], End = LastStep<Phases>> = {
  readonly [Index in keyof Phases]: Phases[Index] extends Phase<infer Id, infer Steps>
    ? RunRole<"hardening"> extends Steps[number]
      ? End extends { readonly phase: Id; readonly role: "hardening" }
        ? unknown
        : DesignReview<Said<typeof rule, { phase: Id; role: Part<End, "role">; last: Part<End, "phase"> }>>
      : unknown
    : unknown;
};

type Part<End, Name extends string> = Name extends keyof End ? End[Name] : never;

type LastStep<Phases extends readonly Phase[]> = Phases extends readonly [
  ...infer Front extends readonly Phase[],
  infer End,
]
  ? End extends Phase<infer Id, infer Steps>
    ? Steps extends readonly [...unknown[], infer One]
      ? { readonly phase: Id; readonly role: RoleOf<One> }
      : LastStep<Front>
    : never
  : never;
