import type { Phase } from "../../../declared/phase.js";
import type { Deploy, Provision, Step } from "../../../declared/step.js";
import type { Stack } from "../../../model/stack.js";
import { type Entered, enteredBy } from "../../questions/entered-containers.js";
import { deployments, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { DeployingPhase, InOrder, PlacedPhase } from "../../typed/phases.js";
import type { PhasesOf } from "../../typed/seen-phases.js";
import type { DeployedBy, StepsFrom, StepsOf } from "../../typed/steps.js";

export const rule = defineRule({
  id: "REX007",
  title: "A container is entered before it exists",
  level: "error",
  says: {
    early: "service '{service}' is provisioned in phase '{phase}', before phase '{deploy}' deploys it",
    never: "service '{service}' is provisioned in phase '{phase}', but no phase deploys it",
    role: "role '{role}' enters container '{container}' in phase '{phase}', before phase '{deploy}' deploys it",
  },
  why: "On a fresh host there is no such container yet: the play stops in the middle. On an old host it works, so nobody notices.",
  fix: {
    early: "Move 'provision({service})' behind the step that deploys it.",
    never: "Add '{service}' to a wave of 'deploy'.",
    role: "Move the role behind the step that deploys '{container}'.",
  },
  bad: {
    early: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Applications", [docker(), configure(app), provision(app)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app] })]),
  ],
});`,
    never: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })]),
    phase("2", "Provisioning", [provision(cache)]),
  ],
});`,
    role: {
      role: "seed",
      files: {
        "tasks/main.yml": `- name: Load the first records
  community.docker.docker_container_exec:
    container: example_app
    argv: [/app/seed]
  changed_when: false
`,
      },
    },
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Applications", [docker(), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app] })]),
    phase("3", "Provisioning", [provision(app)]),
  ],
});`,
  links: ["https://docs.docker.com/reference/cli/docker/container/exec/"],
  inEditor: ["early", "never"],
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const deployed = deployments(stack);
    for (const { step, phase, at, order } of stepsOf(stack)) {
      if (step.kind !== "provision") continue;
      const { service } = step;
      const deploy = deployed.get(service);
      if (deploy === undefined) yield { says: "never", at, with: { service, phase: phase.id } };
      else if (deploy.order > order)
        yield {
          says: "early",
          at,
          with: { service, phase: phase.id, deploy: deploy.phase.id },
          related: [{ at: deploy.at, says: `'${service}' is deployed here` }],
        };
    }
  },

  *checkRole(role, stack) {
    const own = stepsOf(stack).find(({ step }) => step.role === role.name);
    if (own === undefined) return;
    const late = new Map([...deployments(stack)].filter(([, deploy]) => deploy.order > own.order));
    for (const task of role.tasks) {
      const entered = enteredBy(task, role, { stack_name: stack.name }).find((one) => late.has(serviceOf(one, stack)));
      const deploy = entered && late.get(serviceOf(entered, stack));
      if (entered === undefined || deploy === undefined) continue;
      const container = "container" in entered ? entered.container : `${stack.name}_${entered.service}`;
      yield {
        says: "role",
        at: task.at,
        with: { role: role.name, container, phase: own.phase.id, deploy: deploy.phase.id },
        related: [{ at: deploy.at, says: `'${container}' is deployed here` }],
      };
    }
  },
});

function serviceOf(entered: Entered, { name: stack }: Stack): string {
  if ("service" in entered) return entered.service;
  return entered.container.startsWith(`${stack}_`) ? entered.container.slice(stack.length + 1) : "";
}

export type Review<Options> = [PhasesOf<Options>] extends [never]
  ? unknown
  : { readonly phases: Judged<InOrder<PhasesOf<Options>>, PhasesOf<Options>> };

type Judged<Placed extends readonly PlacedPhase[], Phases extends readonly Phase[]> = {
  readonly [Index in keyof Placed]: Placed[Index] extends PlacedPhase<infer Id, infer Steps, infer Deployed>
    ? [Extract<Steps[number], Provision>] extends [never]
      ? unknown
      : InPhase<Steps, Id, Deployed, Phases>
    : never;
};

type InPhase<
  Steps extends readonly Step[],
  Id extends string,
  Deployed extends string,
  Phases extends readonly Phase[],
> =
  StepsFrom<Provision | Deploy, Steps> extends readonly [infer One, ...infer Rest extends readonly Step[]]
    ? One extends Provision<infer Name>
      ? Name extends Deployed
        ? InPhase<Rest, Id, Deployed, Phases>
        : Name extends DeployedBy<StepsOf<Phases>>
          ? DesignReview<Said<typeof rule, { service: Name; phase: Id; deploy: DeployingPhase<Name, Phases> }, "early">>
          : DesignReview<Said<typeof rule, { service: Name; phase: Id }, "never">>
      : InPhase<Rest, Id, Deployed | DeployedBy<[One & Step]>, Phases>
    : unknown;
