import type { Phase } from "../../../declared/phase.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { IsKnown } from "../../typed/text.js";

export const rule = defineRule({
  id: "REX045",
  title: "Two phases of one id, or a phase without steps",
  level: "error",
  says: {
    twice: "phase '{phase}' stands twice in the stack",
    empty: "phase '{phase}' has no step",
  },
  why: "The id of a phase is its tag: with two of them '--tags' runs both, and with none behind it runs nothing and says that all is well.",
  fix: {
    twice: "Give one of the two an id of its own.",
    empty: "Give it a step, or remove it.",
  },
  bad: {
    twice: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(app)]),
    phase("1", "Containers", [deploy({ infra: [], apps: [app] })]),
  ],
});`,
    empty: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", []),
    phase("2", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_tags.html"],
  inEditor: true,
  acceptable: false,
}).judgedBy({
  *check({ phases }) {
    const seen = new Map<string, number>();
    for (const [index, { id: phase, steps }] of phases.entries()) {
      const first = seen.get(phase);
      if (first === undefined) seen.set(phase, index);
      else
        yield {
          says: "twice",
          at: ["phases", index, "id"],
          with: { phase },
          related: [{ at: ["phases", first, "id"], says: "the other one is here" }],
        };
      if (steps.length === 0) yield { says: "empty", at: ["phases", index, "steps"], with: { phase } };
    }
  },
});

export type Review<Options> = Options extends { readonly phases: infer Phases extends readonly Phase[] }
  ? number extends Phases["length"]
    ? unknown
    : { readonly phases: Once<Phases> }
  : unknown;

type Once<
  Phases extends readonly Phase[],
  Seen extends string = never,
  Judged extends readonly unknown[] = readonly [],
> = Phases extends readonly [Phase<infer Id, infer Steps>, ...infer Rest extends readonly Phase[]]
  ? IsKnown<Id> extends true
    ? Once<Rest, Seen | Id, readonly [...Judged, Told<Id, Seen, Steps>]>
    : Once<Rest, Seen, readonly [...Judged, unknown]>
  : Judged;

type Told<Id extends string, Seen extends string, Steps> = Id extends Seen
  ? DesignReview<Said<typeof rule, { phase: Id }, "twice">>
  : Steps extends readonly []
    ? DesignReview<Said<typeof rule, { phase: Id }, "empty">>
    : unknown;
