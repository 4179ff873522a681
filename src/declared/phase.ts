import type { WithOrigin } from "../model/origin.js";
import type { Step } from "./step.js";

/** A part of the deployment with steps that run in order. */
export interface Phase<Id extends string = string, Steps extends readonly Step[] = readonly Step[]> extends WithOrigin {
  readonly kind: "phase";
  readonly id: Id;
  readonly title: string;
  readonly steps: Steps;
}
