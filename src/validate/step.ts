import { z } from "zod";
import type { Step as DeclaredStep } from "../declared/step.js";
import type { Step } from "../model/phase.js";
import { membersOf } from "./collect.js";
import { declaredAbove } from "./declared-above.js";
import { named, roleNamed } from "./name.js";
import { registryMirrorsSchema } from "./registry-mirrors.js";

const reference = z.object({ kind: z.enum(["service", "group"]), name: named }, declaredAbove);

export const stepSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("configure"), target: reference }),
  z.strictObject({
    kind: z.literal("deploy"),
    infra: z.array(reference),
    apps: z.array(reference),
    registryMirrors: registryMirrorsSchema,
    variables: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ kind: z.literal("provision"), target: reference, variables: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    kind: z.literal("role"),
    role: roleNamed,
    own: z.boolean(),
    variables: z.record(z.string(), z.unknown()),
  }),
]);

/** The step of the model that a declared one means: names instead of references. */
export function stepOf(step: DeclaredStep): Step {
  const names = (targets: readonly Parameters<typeof membersOf>[0][]) =>
    targets.flatMap(membersOf).map(({ name }) => name);
  switch (step.kind) {
    case "configure":
      return { kind: "configure", role: step.target.name, services: names([step.target]) };
    case "deploy":
      return {
        kind: "deploy",
        role: "docker-stack",
        waves: { infra: names(step.infra), apps: names(step.apps) },
        registryMirrors: step.registryMirrors,
        variables: step.variables,
      };
    case "provision":
      return {
        kind: "provision",
        role: `${step.target.name}-provision`,
        service: step.target.name,
        variables: step.variables,
      };
    case "role":
      return { kind: "role", role: step.role, own: step.own, variables: step.variables };
  }
}
