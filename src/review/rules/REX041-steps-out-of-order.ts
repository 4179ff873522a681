import type { Phase } from "../../dsl/phase.js";
import type { RunRole, Step } from "../../dsl/step.js";
import { configurations, deployments, type PlacedStep, stepsOf } from "../reading/steps.js";
import type { ConfiguredBy, DeployedBy, PhasesOf } from "../reading/typed-steps.js";
import { defineRule } from "../rule.js";
import type { DesignReview, Said } from "../sentence.js";

export const rule = defineRule({
  id: "REX041",
  title: "A step before what it needs",
  level: "error",
  says: {
    configured: "service '{service}' is configured in phase '{phase}', after phase '{deploy}' deployed it",
    prepared: "role '{role}' runs in phase '{phase}', after phase '{deploy}' deployed containers",
  },
  why: "A container that starts before its folders, files and secrets fails on a fresh host, and on an old one runs with what was there before.",
  fix: {
    configured: "Move 'configure({service})' before the step that deploys it.",
    prepared: "Move '{role}' to the first phase: a change of the daemon's settings would restart all containers.",
  },
  bad: {
    configured: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [deploy({ infra: [], apps: [app] })]),
    phase("2", "Configuration", [configure(app)]),
  ],
});`,
    prepared: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("2", "Foundations", [common()]),
  ],
});`,
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [],
  inEditor: true,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const deployed = deployments(stack);
    for (const [service, { phase, at, order }] of configurations(stack)) {
      const deploy = deployed.get(service);
      if (deploy === undefined || deploy.order > order) continue;
      yield {
        says: "configured",
        at,
        with: { service, phase: phase.id, deploy: deploy.phase.id },
        related: [{ at: deploy.at, says: `'${service}' is deployed here` }],
      };
    }
    const steps = stepsOf(stack);
    const first: PlacedStep | undefined = steps.find(({ step }) => step.kind === "deploy");
    for (const { step, phase, at, order } of steps)
      if (first !== undefined && order > first.order && preparing.some((role) => role === step.role))
        yield {
          says: "prepared",
          at,
          with: { role: step.role, phase: phase.id, deploy: first.phase.id },
          related: [{ at: first.at, says: "the first containers start here" }],
        };
  },
});

/** Roles that containers need. */
const preparing = ["common", "docker"] as const;

export type Review<Options> = [PhasesOf<Options>] extends [never]
  ? unknown
  : { readonly phases: InOrder<PhasesOf<Options>> };

/** Walks the phases with the services that are deployed so far, each with its phase. */
type InOrder<
  Phases extends readonly Phase[],
  Deployed = unknown,
  First extends string = never,
> = Phases extends readonly [Phase<infer Id, infer Steps>, ...infer Rest extends readonly Phase[]]
  ? readonly [
      InPhase<Steps, Id, Deployed, First>,
      ...InOrder<
        Rest,
        Deployed & Record<DeployedBy<Steps>, Id>,
        [First] extends [never] ? ([DeployedBy<Steps>] extends [never] ? never : Id) : First
      >,
    ]
  : readonly [];

type InPhase<
  Steps extends readonly Step[],
  Id extends string,
  Deployed,
  First extends string,
> = Steps extends readonly [infer One extends Step, ...infer Rest extends readonly Step[]]
  ? Extract<ConfiguredBy<[One]>, keyof Deployed> extends infer Late extends keyof Deployed & string
    ? [Late] extends [never]
      ? [One] extends [RunRole<(typeof preparing)[number]>]
        ? [First] extends [never]
          ? InPhase<Rest, Id, Deployed & Record<DeployedBy<[One]>, Id>, First>
          : DesignReview<Said<typeof rule, { role: One["role"]; phase: Id; deploy: First }, "prepared">>
        : InPhase<
            Rest,
            Id,
            Deployed & Record<DeployedBy<[One]>, Id>,
            [First] extends [never] ? ([DeployedBy<[One]>] extends [never] ? never : Id) : First
          >
      : Late extends unknown
        ? DesignReview<Said<typeof rule, { service: Late; phase: Id; deploy: Deployed[Late] }, "configured">>
        : never
    : unknown
  : unknown;
