import type { Phase } from "../../../declared/phase.js";
import type { Deploy, RunRole, Step } from "../../../declared/step.js";
import { configurations, deployments, type PlacedStep, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { DeployingPhase, InOrder, PlacedPhase } from "../../typed/phases.js";
import type { SeenPhasesOf } from "../../typed/seen-phases.js";
import type { ConfiguredBy, DeployedBy, StepsFrom } from "../../typed/steps.js";

export const rule = defineRule({
  id: "REX041",
  title: "A step before what it needs",
  level: "error",
  says: {
    configured: "service '{service}' is configured in phase '{phase}', after phase '{deploy}' deployed it",
    prepared: "role '{role}' runs in phase '{phase}', after phase '{deploy}' deployed containers",
    together: "role 'hardening' stands in phase '{phase}', together with the deployment",
  },
  why: "A container that starts before its folders, files and secrets fails on a fresh host, and on an old one runs with what was there before.",
  fix: {
    configured: "Move 'configure({service})' before the step that deploys it.",
    prepared: "Move '{role}' to the first phase: a change of the daemon's settings would restart all containers.",
    together: "Give 'hardening' a phase of its own, the last: the smoke tests run before that phase, when all is up.",
  },
  bad: {
    configured: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker(), deploy({ infra: [], apps: [app] })]),
    phase("2", "Configuration", [configure(app)]),
  ],
});`,
    prepared: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })]),
    phase("2", "Foundations", [common()]),
  ],
});`,
    together: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "All", [configure(app), deploy({ infra: [], apps: [app] }), hardening()]),
  ],
});`,
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), common()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [],
  inEditor: ["configured", "prepared"],
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
    const hardening = steps.find(({ step }) => step.role === "hardening");
    if (hardening?.phase.steps.some(({ kind }) => kind === "deploy"))
      yield { says: "together", at: hardening.at, with: { phase: hardening.phase.id } };
  },
});

/** Roles that containers need. */
const preparing = ["common", "docker"] as const;

export type Review<Options> =
  SeenPhasesOf<Options> extends infer Phases extends readonly Phase[]
    ? [Phases] extends [never]
      ? unknown
      : { readonly phases: Judged<InOrder<Phases>, Phases> }
    : unknown;

type Judged<Placed extends readonly PlacedPhase[], Phases extends readonly Phase[]> = {
  readonly [Index in keyof Placed]: Placed[Index] extends PlacedPhase<infer Id, infer Steps, infer Deployed>
    ? Told<Early<Steps, Deployed>, Id, Phases>
    : never;
};

/** The services and roles of a phase that come after containers that need them. */
type Early<Steps extends readonly Step[], Deployed extends string> =
  | Extract<ConfiguredBy<Steps>, Deployed>
  | ([Deployed] extends [never] ? never : Extract<Steps[number], Preparing>)
  | ([DeployedBy<Steps>] extends [never] ? never : AfterDeploy<Steps>);

type Preparing = RunRole<(typeof preparing)[number]>;

/** The same for the steps behind the deployment of one phase. */
type AfterDeploy<Steps extends readonly Step[]> =
  StepsFrom<Deploy, Steps> extends readonly [infer One extends Step, ...infer Rest extends readonly Step[]]
    ? Extract<ConfiguredBy<Rest>, DeployedBy<[One]>> | Extract<Rest[number], Preparing>
    : never;

type Told<Late, Id extends string, Phases extends readonly Phase[]> = [Late] extends [never]
  ? unknown
  : Late extends string
    ? DesignReview<Said<typeof rule, { service: Late; phase: Id; deploy: DeployingPhase<Late, Phases> }, "configured">>
    : Late extends RunRole<infer Role>
      ? DesignReview<Said<typeof rule, { role: Role; phase: Id; deploy: DeployingPhase<string, Phases> }, "prepared">>
      : never;
