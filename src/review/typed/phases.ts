import type { Phase } from "../../declared/phase.js";
import type { Step } from "../../declared/step.js";
import type { DeployedBy } from "./steps.js";

/** A phase, and the services that the phases before it deployed. */
export interface PlacedPhase<
  Id extends string = string,
  Steps extends readonly Step[] = readonly Step[],
  Deployed extends string = string,
> {
  readonly id: Id;
  readonly steps: Steps;
  readonly deployed: Deployed;
}

/** The phases in their order, each with the services that are deployed when it begins. */
export type InOrder<
  Phases extends readonly Phase[],
  Deployed extends string = never,
  Placed extends readonly PlacedPhase[] = readonly [],
> = Phases extends readonly [Phase<infer Id, infer Steps>, ...infer Later extends readonly Phase[]]
  ? InOrder<Later, Deployed | DeployedBy<Steps>, readonly [...Placed, PlacedPhase<Id, Steps, Deployed>]>
  : Placed;

/** The first phase that deploys the service, or any service. */
export type DeployingPhase<Service extends string, Phases extends readonly Phase[]> = Phases extends readonly [
  Phase<infer Id, infer Steps>,
  ...infer Rest extends readonly Phase[],
]
  ? [Extract<DeployedBy<Steps>, Service>] extends [never]
    ? DeployingPhase<Service, Rest>
    : Id
  : never;
