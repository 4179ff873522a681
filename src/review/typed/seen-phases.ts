import type { Phase } from "../../declared/phase.js";
import type { Step } from "../../declared/step.js";
import type { RoleOf } from "./steps.js";
import type { IsKnown } from "./text.js";

// Types judge what they see: steps of a loop, of a condition or of a function are left to the build.

/** The phases of `defineStack`'s options where types see each step of each; otherwise `never`. For rules about what is missing. */
export type PhasesOf<Options> = true extends IsOpaque<WrittenPhases<Options>[number]> ? never : WrittenPhases<Options>;

/** The phases, where types see that there are so many; those whose steps they do not see whole have none. Otherwise `never`. */
export type SeenPhasesOf<Options> = Seen<WrittenPhases<Options>>;

type Seen<Phases extends readonly Phase[]> = {
  readonly [Index in keyof Phases]: true extends IsOpaque<Phases[Index]> ? Phase<"", readonly []> : Phases[Index];
};

/** The phases, where they are a list written in place. */
type WrittenPhases<Options> = Options extends { readonly phases: infer Phases extends readonly Phase[] }
  ? number extends Phases["length"]
    ? never
    : Phases
  : never;

/** Whether there is a step that is not known: for each phase of a union. */
type IsOpaque<One> =
  One extends Phase<infer Id, infer Steps>
    ? IsKnown<Id> extends false
      ? true
      : number extends Steps["length"]
        ? true
        : IsUnion<Steps> extends true
          ? true
          : true extends { readonly [Index in keyof Steps]: IsOpaqueStep<Steps[Index]> }[number]
            ? true
            : false
    : never;

/** Whether a step is one of several, or its role has a name that is made when the stack runs. */
type IsOpaqueStep<One> = [One] extends [Step]
  ? IsUnion<RoleOf<One>> extends true
    ? true
    : IsKnown<RoleOf<One>> extends false
      ? true
      : false
  : true;

export type IsUnion<Type, All = Type> = Type extends unknown ? ([All] extends [Type] ? false : true) : never;
