import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Phase, Step } from "../../../src/model/phase.js";
import type { Healthcheck } from "../../../src/model/service/healthcheck.js";
import type { Volume } from "../../../src/model/service/mount.js";
import type { DeployableService } from "../../../src/model/service/service.js";
import type { Stack } from "../../../src/model/stack.js";
import { stackOf } from "./evaluate.js";

/** The stack of the field report, which breaks no rule. */
export const report = stackOf(readFileSync(fileURLToPath(new URL("../../../stack.ts", import.meta.url)), "utf8"));

/** The names of its services. */
export const names = Object.keys(report.services);

/** A mistake that one edit of the stack makes: its name, the rule that must tell it, and the stack with it at the n-th place. */
export type Mutation = readonly [string, string, (index: number) => Stack];

/** The report's stack with one service changed. */
export function withService(name: string, change: (service: DeployableService) => Partial<DeployableService>): Stack {
  const service = report.services[name];
  if (service === undefined) throw new Error(`there is no service '${name}'`);
  return { ...report, services: { ...report.services, [name]: { ...service, ...change(service) } } };
}

/** The report's stack with its steps changed. */
export function withSteps(change: (step: Step, phase: Phase) => readonly Step[]): Stack {
  const phases = report.phases.map((phase) => ({
    ...phase,
    steps: phase.steps.flatMap((step) => change(step, phase)),
  }));
  return { ...report, phases: phases.filter(({ steps }) => steps.length > 0) };
}

/** The report's stack without the steps of one role. */
export function withoutRole(role: string): Stack {
  return withSteps((step) => (step.role === role ? [] : [step]));
}

/** The n-th of a list that begins anew at its end. */
export function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

export function isVolume(mount: DeployableService["volumes"][number]): mount is Volume {
  return mount.kind === "volume";
}

/** The probe of a service of the report: each has one that runs in its container. */
export function probed(healthcheck: Healthcheck | undefined): Healthcheck {
  if (healthcheck === undefined) throw new Error("a service of the report has no probe");
  return healthcheck;
}
