import type { Role } from "../model/ansible/role.js";
import type { Step } from "../model/phase.js";
import type { Risk } from "../model/risk.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { SourceFile, Sources } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import { deployedServices } from "../model/waves.js";
import { hostFilesOf } from "../roles/host-files.js";
import { builtInRoles } from "../roles/registry.js";
import { configureRole } from "./configure-role.js";
import { definedRole } from "./defined-role.js";
import { type Play, playsOf } from "./plays.js";
import { reachedRoles } from "./reached-roles.js";
import type { PlannedRole } from "./role.js";

/** Everything that is written, before any of it is text. */
export interface Plan {
  readonly stack: Stack;
  /** Risks that are taken knowingly, for the documents. */
  readonly risks: readonly Risk[];
  readonly roles: readonly PlannedRole[];
  /** Files of the host that go with the role that brings them. */
  readonly hostFiles: readonly string[];
  /** The plays of `site.yml`, in order. */
  readonly plays: readonly Play[];
  /** Hand-written playbooks. */
  readonly playbooks: readonly SourceFile[];
  readonly sources: Sources;
}

/** A role that no phase names. */
function unnamed(role: "dns-records" | "job-timers" | "smoke-tests"): Step {
  const variables = builtInRoles.get(role)?.options.parse({}) as RoleVariables | undefined;
  return { kind: "role", role, own: false, variables: variables ?? {} };
}

/**
 * Plans the roles and plays of a stack that passed the review.
 *
 * @param own the user's roles, read: some of them run others. Default: none does.
 */
export function planStack(
  stack: Stack,
  sources: Sources,
  risks: readonly Risk[] = [],
  own: readonly Role[] = [],
): Plan {
  const steps = stack.phases.flatMap(({ steps }, phase) =>
    steps.map((step, index) => ({ step, route: `phases.${phase}.steps.${index}` })),
  );
  // Before the first change, and before the last phase.
  const records = unnamed("dns-records");
  const smoke = unnamed("smoke-tests");
  // Once its containers are there.
  const timers = deployedServices(stack).some(({ service }) => service.job?.schedule !== undefined)
    ? [unnamed("job-timers")]
    : [];
  const all = [...steps, ...[...timers, records, smoke].map((step) => ({ step, route: "stack" }))];
  const run = all.map(({ step }) => step.role);
  const roles = [
    ...all.map(({ step, route }) => planRole(stack, step, sources, route)),
    ...reachedRoles(run, own, stack.beside.played).map((name) => ownRole(name, sources, "stack")),
  ];
  return {
    stack,
    risks,
    roles,
    hostFiles: hostFilesOf(stack),
    plays: playsOf(stack, smoke, timers),
    playbooks: sources.playbooks,
    sources,
  };
}

function planRole(stack: Stack, step: Step, sources: Sources, route: string): PlannedRole {
  if (step.kind === "configure") return configureRole(stack, step, route);
  const definition = builtInRoles.get(step.role);
  const variables = "variables" in step ? step.variables : {};
  if (definition !== undefined && !(step.kind === "role" && step.own))
    return definedRole(stack, definition, variables, sources.roles[step.role] ?? [], route);
  return ownRole(step.role, sources, route);
}

/** A role of the user's: all that stands in its folder. */
function ownRole(name: string, { ownRoles }: Sources, route: string): PlannedRole {
  return {
    name,
    summary: `Run the role ${name}`,
    variables: [],
    tasks: [],
    handlers: [],
    internals: {},
    configs: [],
    templates: new Map(),
    sources: ownRoles[name] ?? [],
    own: true,
    route,
  };
}
