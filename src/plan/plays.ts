import type { Step, Waves } from "../model/phase.js";
import type { Stack } from "../model/stack.js";
import { upgradesOf } from "../model/upgrades.js";
import { variablesGiven } from "./jinja.js";

/** Group of the inventory that holds every host of the stack. */
export const hostGroup = "stack";

/** A play of `site.yml`: the roles of one phase. One that fails gives the deployment lock back. */
export interface Play {
  readonly name: string;
  readonly hosts: typeof hostGroup;
  readonly become: true;
  readonly gather_facts: boolean;
  readonly any_errors_fatal: true;
  /** One host after the other: what a role rescues on one host says nothing of the next. */
  readonly serial: 1;
  readonly tags: readonly string[];
  readonly tasks: readonly [Block];
}

interface Block {
  readonly name: string;
  readonly block: readonly RunRole[];
  readonly rescue: readonly RunRole[];
}

/** A task that runs a role, or one of its files of tasks. */
export interface RunRole {
  readonly name: string;
  readonly "ansible.builtin.import_role": { readonly name: string; readonly tasks_from?: string };
  readonly vars?: unknown;
  readonly tags: readonly string[];
}

/**
 * The plays of the stack: one a phase. Once everything runs come the guards that no test may hinder and cannot lock anybody
 * out, then the smoke tests, and last what changes SSH and firewall.
 */
export function playsOf(stack: Stack, smokeTests: Step, afterContainers: readonly Step[] = []): readonly Play[] {
  const plays = stack.phases.map(({ id, title, steps }) =>
    play(
      `Phase ${id}: ${title}`,
      steps.some(readsFacts),
      `phase-${id}`,
      steps
        .flatMap((step) => (step.kind === "deploy" ? [step, ...afterContainers] : [step]))
        .map((step) => runRole(stack, step)),
    ),
  );
  const proven = upgradesOf(stack).length > 0 ? [keepUpgrades] : [];
  const smoke = play("Smoke tests", false, "smoke", [runRole(stack, smokeTests), ...proven]);
  const last = stack.phases.at(-1);
  if (last === undefined || !last.steps.some(({ role }) => role === "hardening")) return [...plays, smoke];
  const guards = play("Guards of the host", false, `phase-${last.id}`, [guard]);
  return [...plays.slice(0, -1), guards, smoke, ...plays.slice(-1)];
}

const guard: RunRole = {
  name: "Run the role hardening as far as it cannot lock anybody out",
  "ansible.builtin.import_role": { name: "hardening", tasks_from: "guard" },
  tags: ["hardening"],
};

/** Until the smoke tests went well, a failure goes back to the old cluster by itself. */
const keepUpgrades: RunRole = {
  name: "Stay with the databases that were upgraded",
  "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "upgrade-keep" },
  tags: ["smoke-tests"],
};

const giveUp: RunRole = {
  name: "Let the next deployment begin",
  "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "give-up" },
  tags: ["always"],
};

/** Roles of the user may read facts, also where a tag runs their phase alone. What was gathered is not gathered again. */
function readsFacts(step: Step): boolean {
  return step.kind === "role" && step.own;
}

function play(name: string, gathers: boolean, tag: string, roles: readonly RunRole[]): Play {
  return {
    name,
    hosts: hostGroup,
    become: true,
    gather_facts: gathers,
    any_errors_fatal: true,
    serial: 1,
    tags: [tag],
    tasks: [{ name: "Run the roles, or give the deployment lock back", block: roles, rescue: [giveUp] }],
  };
}

/** Running one service's tag must also bring its container up to date: the deploying role carries all their tags. */
function runRole(stack: Stack, step: Step): RunRole {
  const tags = step.kind === "deploy" ? tagsOfDeployed(stack, step.waves) : [step.role];
  const hasVariables = step.kind === "role" && step.own && Object.keys(step.variables).length > 0;
  return {
    name: `Run the role ${step.role}`,
    "ansible.builtin.import_role": { name: step.role },
    ...(hasVariables && { vars: variablesGiven(step.variables) }),
    tags,
  };
}

function tagsOfDeployed({ phases }: Stack, { infra, apps }: Waves): readonly string[] {
  const deployed = new Set([...infra, ...apps]);
  const steps = phases.flatMap((phase) => phase.steps);
  const groups = steps.flatMap((step) =>
    step.kind === "configure" && step.services.some((name) => deployed.has(name)) ? [step.role] : [],
  );
  return [...new Set(["docker-stack", ...deployed, ...groups])];
}
