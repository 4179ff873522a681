import type { Stack } from "./stack.js";

/** The roles of the steps of one kind, each once. */
export function rolesOf(stack: Stack, kind: "configure" | "provision"): string[] {
  return unique(stepsOf(stack).flatMap((step) => (step.kind === kind ? [step.role] : [])));
}

/** The roles that are given a secret of their own, besides those of services. */
export function rolesWithSecrets(stack: Stack): string[] {
  return unique(
    stepsOf(stack).flatMap((step) =>
      step.kind === "role" && !step.own && JSON.stringify(step.variables).includes('"kind":"secret"')
        ? [step.role]
        : [],
    ),
  );
}

function stepsOf({ phases }: Stack) {
  return phases.flatMap(({ steps }) => steps);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
