import type { Phase } from "../../../declared/phase.js";
import type { Step } from "../../../declared/step.js";
import type { Stack } from "../../../model/stack.js";
import { builtInRoles } from "../../../roles/registry.js";
import type { Route } from "../../finding.js";
import { type PlacedStep, startedBy, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { IsUnion, SeenPhasesOf } from "../../typed/seen-phases.js";
import type { RoleOf } from "../../typed/steps.js";

export const rule = defineRule({
  id: "REX003",
  title: "A role runs twice",
  level: "error",
  says: {
    twice: "role '{role}' runs in phase '{first}', and again in phase '{phase}'",
    itself: "role '{role}' runs in phase '{phase}', and by itself at the end of each deployment",
    service: "service '{service}' is {done} in phase '{first}', and again in phase '{phase}'",
    depends: "role '{role}' depends on role '{needed}' in '{path}', so '{needed}' runs once more",
    includes: "role '{role}' runs role '{needed}' with '{how}', so '{needed}' runs once more",
  },
  why: "Ansible runs the dependencies of a role before it, whatever the playbook already ran: hundreds of tasks twice, and settings of the first run undone by the second.",
  fix: {
    twice: "Keep one of the two steps.",
    itself: "Remove the step: the deployment runs '{role}'.",
    service: "Keep one of the two, for the service alone or for the group that it is in.",
    depends: "Write 'dependencies: []', and put '{needed}' into an earlier phase.",
    includes: "Remove the task, and put '{needed}' into an earlier phase.",
  },
  bad: {
    twice: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), common()]),
    phase("2", "Containers", [common(), configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
    itself: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Checks", [role("smoke-tests")]),
  ],
});`,
    service: `
const all = group("all", [app]);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [configure(app), configure(all)]),
    phase("3", "Containers", [deploy({ infra: [], apps: [app] })]),
  ],
});`,
    depends: { role: "motd", files: { "meta/main.yml": "dependencies:\n  - role: common\n" } },
    includes: {
      role: "motd",
      files: {
        "tasks/main.yml": `- name: Prepare the host
  ansible.builtin.import_role:
    name: common
`,
      },
    },
  },
  good: { role: "motd", files: { "meta/main.yml": "dependencies: []\n" } },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html#using-role-dependencies"],
  inEditor: ["twice"],
  mends: ["depends"],
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const first = new Map<string, { readonly phase: string; readonly at: Route }>();
    for (const { step, phase, at } of stepsOf(stack)) {
      const earlier = first.get(step.role);
      if (earlier === undefined) first.set(step.role, { phase: phase.id, at });
      else
        yield {
          says: "twice",
          at,
          with: { role: step.role, first: earlier.phase, phase: phase.id },
          related: [{ at: earlier.at, says: `'${step.role}' runs here first` }],
        };
      if (step.kind === "role" && step.role === "smoke-tests")
        yield { says: "itself", at, with: { role: step.role, phase: phase.id } };
    }
    for (const done of ["configured", "deployed"] as const) yield* servicesTwice(stack, done);
  },

  *checkRole({ name: role, uses, resolve }, stack) {
    const steps = stepsOf(stack);
    const own = steps.find(({ step }) => step.role === role);
    // A single file of a role's tasks, such as the deployment's lock, is not the role.
    for (const { name, how, at } of uses.filter(({ part }) => part === undefined)) {
      const needed = resolve(name);
      const isRun = steps.some(({ step }) => step.role === needed);
      if (how === "dependency" && (isRun || builtInRoles.has(needed) || steps.length === 0)) {
        const ranBefore = steps.some(({ step, order }) => step.role === needed && order < (own?.order ?? 0));
        const isInList = typeof at.route?.at(-1) === "number";
        yield {
          says: "depends",
          at,
          with: { role, needed, path: at.file.path },
          mend: ranBefore && isInList ? { kind: "remove", what: needed } : undefined,
        };
      } else if (how !== "dependency" && (isRun || builtInRoles.has(needed)))
        yield { says: "includes", at, with: { role, needed, how } };
    }
  },
});

/** Services that two steps configure, or that stand in two waves or twice in one. */
function* servicesTwice(stack: Stack, done: "configured" | "deployed") {
  const first = new Map<string, PlacedStep>();
  for (const place of stepsOf(stack)) {
    const { step, phase, at } = place;
    const configured = step.kind === "configure" ? step.services : [];
    for (const service of done === "deployed" ? startedBy(step) : configured) {
      const earlier = first.get(service);
      if (earlier === undefined) first.set(service, place);
      else if (earlier.step.role !== step.role || done === "deployed")
        yield {
          says: "service" as const,
          at,
          with: { service, done, first: earlier.phase.id, phase: phase.id },
          related: [{ at: earlier.at, says: `'${service}' is ${done} here first` }],
        };
    }
  }
}

export type Review<Options> =
  SeenPhasesOf<Options> extends infer Phases extends readonly Phase[]
    ? [Phases] extends [never]
      ? unknown
      : { readonly phases: Once<Phases> }
    : unknown;

/** Walks the phases with the roles seen so far. */
type Once<
  Phases extends readonly Phase[],
  Rest extends readonly Phase[] = Phases,
  Seen extends string = never,
  Judged extends readonly unknown[] = readonly [],
> = Rest extends readonly [Phase<infer Id, infer Steps>, ...infer Later extends readonly Phase[]]
  ? Once<
      Phases,
      Later,
      Seen | Literal<RoleOf<Steps[number]>>,
      readonly [...Judged, Told<Literal<Extract<RoleOf<Steps[number]>, Seen> | Repeated<Steps>>, Id, Phases>]
    >
  : Judged;

/** The roles that stand twice in one list of steps. A walk through the list would be too deep for a long one. */
type Repeated<Steps extends readonly Step[], Places = PlacesOf<Steps>> = {
  [Role in keyof Places]: IsUnion<Places[Role]> extends true ? Role : never;
}[keyof Places];

/** The indices of each role's steps: more than one is a union. */
type PlacesOf<Steps extends readonly Step[]> = {
  [Index in keyof Steps & `${number}` as Literal<RoleOf<Steps[Index]>>]: Index;
};

type Literal<Role> = string extends Role ? never : Role & string;

type Told<Role extends string, Id extends string, Phases extends readonly Phase[]> = [Role] extends [never]
  ? unknown
  : Role extends unknown
    ? DesignReview<Said<typeof rule, { role: Role; first: FirstPhase<Role, Phases>; phase: Id }, "twice">>
    : never;

type FirstPhase<Role extends string, Phases extends readonly Phase[]> = Phases extends readonly [
  Phase<infer Id, infer Steps>,
  ...infer Rest extends readonly Phase[],
]
  ? Role extends RoleOf<Steps[number]>
    ? Id
    : FirstPhase<Role, Rest>
  : never;
