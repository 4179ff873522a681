import type { Group } from "../../dsl/group.js";
import type { Phase } from "../../dsl/phase.js";
import type { Service } from "../../dsl/service.js";
import type { Configure, Deploy, Provision, RunRole, Step } from "../../dsl/step.js";

/** The phases of `defineStack`'s options, where they are a list written in place; otherwise `never`. */
export type PhasesOf<Options> = Options extends { readonly phases: infer Phases extends readonly Phase[] }
  ? number extends Phases["length"]
    ? never
    : Phases
  : never;

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

/** All steps of all phases. */
export type StepsOf<Phases extends readonly Phase[]> = Phases[number]["steps"];
