import type { Group } from "../../declared/group.js";
import type { Phase } from "../../declared/phase.js";
import type { Service } from "../../declared/service/service.js";
import type { Configure, Deploy, Provision, RunRole, Step } from "../../declared/step.js";

/** The role that a step runs. */
export type RoleOf<One> =
  One extends RunRole<infer Role>
    ? Role
    : One extends Configure<infer Target>
      ? Target["name"]
      : One extends Provision<infer Name>
        ? `${Name}-provision`
        : One extends Deploy
          ? "docker-stack"
          : never;

/** The services that the steps configure. */
export type ConfiguredBy<Steps extends readonly Step[]> = Steps[number] extends infer One
  ? One extends Configure<infer Target>
    ? NameOf<Target>
    : never
  : never;

/** The services that the steps deploy. */
export type DeployedBy<Steps extends readonly Step[]> = Steps[number] extends infer One
  ? One extends Deploy<infer Target>
    ? NameOf<Target>
    : never
  : never;

/** The services that a service or a group stands for. */
type NameOf<Target extends Service | Group> = Target extends Group<string, infer Name> ? Name : Target["name"];

/**
 * The steps from the first of a kind on; none where there is none. Eight at a time, for a walk step by step through a
 * long phase would be too deep for the compiler.
 */
export type StepsFrom<Kind, Steps extends readonly unknown[]> = Steps extends readonly [
  infer A,
  infer B,
  infer C,
  infer D,
  infer E,
  infer F,
  infer G,
  infer H,
  ...infer Rest,
]
  ? [Extract<A | B | C | D | E | F | G | H, Kind>] extends [never]
    ? StepsFrom<Kind, Rest>
    : FromFirst<Kind, Steps>
  : FromFirst<Kind, Steps>;

type FromFirst<Kind, Steps extends readonly unknown[]> = Steps extends readonly [infer One, ...infer Rest]
  ? One extends Kind
    ? Steps
    : FromFirst<Kind, Rest>
  : readonly [];

/** All steps of all phases. */
export type StepsOf<Phases extends readonly Phase[]> = Phases[number]["steps"];
