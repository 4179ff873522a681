import { adopts } from "../model/adopted-data.js";
import { isPlaced } from "../model/machines/placement.js";
import { sharesOf } from "../model/machines/share.js";
import { machinesInOrder } from "../model/machines/start-order.js";
import type { Phase, Step, Waves } from "../model/phase.js";
import type { Stack } from "../model/stack.js";
import { upgradesOf } from "../model/upgrades.js";
import { variablesGiven } from "./jinja.js";

/** Group of the inventory that holds every host of the stack. */
export const hostGroup = "stack";

/** A play of `site.yml`: the roles of one phase. One that fails gives the deployment lock back. */
export interface Play {
  readonly name: string;
  /** A group of the inventory: all hosts, or those of a machine. */
  readonly hosts: string;
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
export function playsOf(
  stack: Stack,
  smokeTests: Step,
  afterContainers: (share: Stack) => readonly Step[],
): readonly Play[] {
  const phases = stack.phases.map((phase, index) => playsOfPhase(stack, phase, index, afterContainers));
  const proven = upgradesOf(stack).length > 0 || adopts(stack) || goesBack(stack) ? [staysForward] : [];
  const tests = [runRole(stack, smokeTests), ...(isPlaced(stack) ? [prove] : []), ...proven];
  const smoke = play("Smoke tests", hostGroup, false, "smoke", tests);
  const last = stack.phases.at(-1);
  if (last === undefined || !last.steps.some(({ role }) => role === "hardening")) return [...phases.flat(), smoke];
  const guards = play("Guards of the host", hostGroup, false, `phase-${last.id}`, [guard]);
  return [...phases.slice(0, -1).flat(), guards, smoke, ...phases.slice(-1).flat()];
}

/** One play where all hosts get the same; else one for each machine, in the order in which they wait for each other. */
function playsOfPhase(
  stack: Stack,
  { id, title }: Phase,
  index: number,
  afterContainers: (share: Stack) => readonly Step[],
): readonly Play[] {
  const shares = inStartOrder(stack).map((share) => {
    const steps = (share.phases[index]?.steps ?? []).flatMap((step) =>
      step.kind === "deploy" ? [step, ...afterContainers(share)] : [step],
    );
    return { group: share.share?.machine ?? hostGroup, steps, roles: steps.map((step) => runRole(share, step)) };
  });
  const [first] = shares;
  const isSame = shares.every(({ roles }) => JSON.stringify(roles) === JSON.stringify(first?.roles));
  return (isSame ? shares.slice(0, 1) : shares)
    .filter(({ roles }) => isSame || roles.length > 0)
    .map(({ group, steps, roles }) =>
      play(
        `Phase ${id}: ${title}${isSame ? "" : `, ${group}`}`,
        isSame ? hostGroup : group,
        steps.some(readsFacts),
        `phase-${id}`,
        roles,
      ),
    );
}

function inStartOrder(stack: Stack): readonly Stack[] {
  const order = machinesInOrder(stack);
  const place = ({ share }: Stack) => order.indexOf(share?.machine ?? "");
  return [...sharesOf(stack)].sort((one, other) => place(one) - place(other));
}

const guard: RunRole = {
  name: "Run the role hardening as far as it cannot lock anybody out",
  "ansible.builtin.import_role": { name: "hardening", tasks_from: "guard" },
  tags: ["hardening"],
};

/** Until the smoke tests went well, a failure goes back by itself: to the old cluster, to the release before. */
const staysForward: RunRole = {
  name: "Stay with what the smoke tests proved",
  "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "proven" },
  tags: ["smoke-tests"],
};

const prove: RunRole = {
  name: "Ask between the machines",
  "ansible.builtin.import_role": { name: "stack-machines", tasks_from: "prove" },
  tags: ["stack-machines"],
};

function goesBack({ phases }: Stack): boolean {
  const steps = phases.flatMap((phase) => phase.steps);
  return steps.some((step) => step.kind === "deploy" && step.variables.onFailure === "rollback");
}

const giveUp: RunRole = {
  name: "Let the next deployment begin",
  "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "give-up" },
  tags: ["always"],
};

/** Roles of the user may read facts, also where a tag runs their phase alone. What was gathered is not gathered again. */
function readsFacts(step: Step): boolean {
  return step.kind === "role" && step.own;
}

function play(name: string, hosts: string, gathers: boolean, tag: string, roles: readonly RunRole[]): Play {
  return {
    name,
    hosts,
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
