import type { Step, Waves } from "../model/phase.js";
import type { Stack } from "../model/stack.js";
import { toAnsible } from "./jinja.js";

/** Group of the inventory that holds every host of the stack. */
export const hostGroup = "stack";

/** A play of `site.yml`: the roles of one phase. */
export interface Play {
  readonly name: string;
  readonly hosts: typeof hostGroup;
  readonly become: true;
  readonly gather_facts: boolean;
  readonly any_errors_fatal: true;
  readonly tags: readonly string[];
  readonly roles: readonly PlayRole[];
}

export interface PlayRole {
  readonly role: string;
  readonly vars?: unknown;
  readonly tags: readonly string[];
}

/** The plays of the stack: one a phase, and the smoke tests once everything runs, before SSH and firewall change. */
export function playsOf(stack: Stack, smokeTests: Step): readonly Play[] {
  const plays = stack.phases.map(({ id, title, steps }, index) =>
    play(
      `Phase ${id}: ${title}`,
      index === 0 || steps.some(readsFacts),
      `phase-${id}`,
      steps.map((step) => playRole(stack, step)),
    ),
  );
  const smoke = play("Smoke tests", false, "smoke", [playRole(stack, smokeTests)]);
  return endsHardened(stack) ? [...plays.slice(0, -1), smoke, ...plays.slice(-1)] : [...plays, smoke];
}

function endsHardened({ phases }: Stack): boolean {
  return phases.at(-1)?.steps.some((step) => step.role === "hardening") ?? false;
}

/** Roles of the user may read facts, also where a tag runs their phase alone. What was gathered is not gathered again. */
function readsFacts(step: Step): boolean {
  return step.kind === "role" && (step.own || step.role === "common");
}

function play(name: string, gathers: boolean, tag: string, roles: readonly PlayRole[]): Play {
  return { name, hosts: hostGroup, become: true, gather_facts: gathers, any_errors_fatal: true, tags: [tag], roles };
}

/** Running one service's tag must also bring its container up to date: the deploying role carries all their tags. */
function playRole(stack: Stack, step: Step): PlayRole {
  const tags = step.kind === "deploy" ? tagsOfDeployed(stack, step.waves) : [step.role];
  if (step.kind === "role" && step.own && Object.keys(step.variables).length > 0)
    return { role: step.role, vars: toAnsible(step.variables), tags };
  return { role: step.role, tags };
}

function tagsOfDeployed({ phases }: Stack, { infra, apps }: Waves): readonly string[] {
  const deployed = new Set([...infra, ...apps]);
  const steps = phases.flatMap((phase) => phase.steps);
  const groups = steps.flatMap((step) =>
    step.kind === "configure" && step.services.some((name) => deployed.has(name)) ? [step.role] : [],
  );
  return [...new Set(["docker-stack", ...deployed, ...groups])];
}
