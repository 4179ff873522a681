import type { Step } from "../../../src/model/phase.js";
import { at, type Mutation, names, report, withoutRole, withSteps } from "./changed-report.js";

const hardening: Step = { kind: "role", role: "hardening", own: false, variables: {} };

/** Mistakes in the order of phases and steps. */
export const stepMutations: readonly Mutation[] = [
  [
    "hardening moved to an earlier phase",
    "REX001",
    (index) => {
      const rest = withoutRole("hardening");
      const target = index % (rest.phases.length - 1);
      return {
        ...rest,
        phases: rest.phases.map((phase, at) =>
          at === target ? { ...phase, steps: [...phase.steps, hardening] } : phase,
        ),
      };
    },
  ],
  [
    "a role not configured any more",
    "REX002",
    (index) => {
      const configured = report.phases.flatMap(({ steps }) => steps.filter(({ kind }) => kind === "configure"));
      return withoutRole(configured[index % configured.length]?.role ?? "");
    },
  ],
  [
    "a service not deployed any more",
    "REX002",
    (index) => {
      const gone = names[index % names.length];
      return withSteps((step) =>
        step.kind === "deploy"
          ? [
              {
                ...step,
                waves: {
                  infra: step.waves.infra.filter((name) => name !== gone),
                  apps: step.waves.apps.filter((name) => name !== gone),
                },
              },
            ]
          : [step],
      );
    },
  ],
  [
    "a role in two phases",
    "REX003",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps);
      const twice = steps[index % (steps.length - 1)] as Step;
      return { ...report, phases: [{ id: "0", title: "Again", steps: [twice] }, ...report.phases] };
    },
  ],
  [
    "provisioning before the deployment",
    "REX007",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps).filter(({ kind }) => kind === "provision");
      const early = at(steps, index);
      const rest = withSteps((step) => (step === early ? [] : [step]));
      return { ...rest, phases: [{ id: "0", title: "Early", steps: [early] }, ...rest.phases] };
    },
  ],
  [
    "containers before their configuration",
    "REX041",
    (index) => {
      const steps = report.phases.flatMap((phase) => phase.steps).filter(({ kind }) => kind === "configure");
      const late = at(steps, index);
      const rest = withSteps((step) => (step === late ? [] : [step]));
      return {
        ...rest,
        phases: [...rest.phases.slice(0, -1), { id: "late", title: "Late", steps: [late] }, ...rest.phases.slice(-1)],
      };
    },
  ],
];
