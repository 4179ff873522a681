import type { Step } from "../model/phase.js";
import type { Risk } from "../model/risk.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { SourceFile, Sources } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import { builtInRoles } from "../roles/registry.js";
import { configureRole } from "./configure-role.js";
import { definedRole } from "./defined-role.js";
import { type Play, playsOf } from "./plays.js";
import type { PlannedRole } from "./role.js";

/** Everything that is written, before any of it is text. */
export interface Plan {
  readonly stack: Stack;
  /** Risks that are taken knowingly, for the documents. */
  readonly risks: readonly Risk[];
  readonly roles: readonly PlannedRole[];
  /** The plays of `site.yml`, in order. */
  readonly plays: readonly Play[];
  /** Hand-written playbooks. */
  readonly playbooks: readonly SourceFile[];
  readonly sources: Sources;
}

/** A role that every stack has, and no phase names. */
function everyStacks(role: "dns-records" | "smoke-tests"): Step {
  const variables = builtInRoles.get(role)?.options.parse({}) as RoleVariables | undefined;
  return { kind: "role", role, own: false, variables: variables ?? {} };
}

/** Plans the roles and plays of a stack that passed the review. */
export function planStack(stack: Stack, sources: Sources, risks: readonly Risk[] = []): Plan {
  const steps = stack.phases.flatMap(({ steps }, phase) =>
    steps.map((step, index) => ({ step, route: `phases.${phase}.steps.${index}` })),
  );
  // Before the first change, and before the last phase.
  const records = everyStacks("dns-records");
  const smoke = everyStacks("smoke-tests");
  const all = [...steps, { step: records, route: "stack" }, { step: smoke, route: "stack" }];
  const roles = all.map(({ step, route }) => planRole(stack, step, sources, route));
  return { stack, risks, roles, plays: playsOf(stack, smoke), playbooks: sources.playbooks, sources };
}

function planRole(stack: Stack, step: Step, sources: Sources, route: string): PlannedRole {
  if (step.kind === "configure") return configureRole(stack, step, route);
  const definition = builtInRoles.get(step.role);
  const variables = "variables" in step ? step.variables : {};
  if (definition !== undefined && !(step.kind === "role" && step.own))
    return definedRole(stack, definition, variables, sources.roles[step.role] ?? [], route);
  return {
    name: step.role,
    summary: `Run the role ${step.role}`,
    variables: [],
    tasks: [],
    handlers: [],
    internals: {},
    configs: [],
    templates: new Map(),
    sources: sources.ownRoles[step.role] ?? [],
    own: true,
    route,
  };
}
