import type { Role } from "../model/ansible/role.js";
import { grouped } from "../model/grouped.js";
import { machinesOf } from "../model/machines/placement.js";
import { sharesOf } from "../model/machines/share.js";
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
import { sourcesOfMachines } from "./machine-sources.js";
import { machineVariables, sharedRole } from "./machines.js";
import { type Play, playsOf } from "./plays.js";
import { reachedRoles } from "./reached-roles.js";
import type { PlannedRole, PlannedVariable } from "./role.js";

/** Everything that is written, before any of it is text. */
export interface Plan {
  readonly stack: Stack;
  /** Risks that are taken knowingly, for the documents. */
  readonly risks: readonly Risk[];
  readonly roles: readonly PlannedRole[];
  /** By machine, the variables of roles in which machines differ. */
  readonly variables: ReadonlyMap<string, ReadonlyMap<string, PlannedVariable>>;
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
  const smoke = unnamed("smoke-tests");
  const planned = sharesOf(stack).flatMap((share) => rolesOf(share, sources, smoke));
  const byName = grouped(planned, ({ name }) => name);
  const reached = reachedRoles([...byName.keys()], own, stack.beside.played);
  const roles = [
    ...[...byName.values()].map(sharedRole),
    ...reached.map((name) => ownRole(stack, name, sources, "stack")),
  ];
  return {
    stack,
    risks,
    roles,
    variables: new Map(machinesOf(stack).map((machine) => [machine, machineVariables(machine, roles, planned)])),
    hostFiles: hostFilesOf(stack),
    plays: playsOf(stack, smoke, timersOf),
    playbooks: sources.playbooks,
    sources,
  };
}

/** What sees to jobs with a schedule. */
function timersOf(stack: Stack): readonly Step[] {
  const isWanted = deployedServices(stack).some(({ service }) => service.job?.schedule !== undefined);
  return isWanted ? [unnamed("job-timers")] : [];
}

/** The roles of a stack, or of a machine's share. */
function rolesOf(stack: Stack, sources: Sources, smoke: Step): readonly PlannedRole[] {
  const steps = stack.phases.flatMap(({ steps }, phase) =>
    steps.map((step, index) => ({ step, route: `phases.${phase}.steps.${index}` })),
  );
  // Once its containers are there, before the first change, and before the last phase.
  const always = [...timersOf(stack), unnamed("dns-records"), smoke].map((step) => ({ step, route: "stack" }));
  return [...steps, ...always].map(({ step, route }) => planRole(stack, step, sources, route));
}

function planRole(stack: Stack, step: Step, sources: Sources, route: string): PlannedRole {
  if (step.kind === "configure") return configureRole(stack, step, route);
  const definition = builtInRoles.get(step.role);
  const variables = "variables" in step ? step.variables : {};
  if (definition !== undefined && !(step.kind === "role" && step.own))
    return definedRole(stack, definition, variables, sourcesOf(stack, step.role, sources), route);
  return ownRole(stack, step.role, sources, route);
}

function sourcesOf({ share }: Stack, role: string, { roles }: Sources): readonly SourceFile[] {
  const sources = roles[role] ?? [];
  return share !== undefined && role === "docker-stack" ? sourcesOfMachines(sources) : sources;
}

/** A role of the user's: all that stands in its folder. */
function ownRole(stack: Stack, name: string, { ownRoles }: Sources, route: string): PlannedRole {
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
    stack,
    route,
  };
}
