import { markOrigin, type WithOrigin } from "./origin.js";
import type { Step } from "./step.js";

/** A part of the deployment with steps that run in order. */
export interface Phase<Id extends string = string, Steps extends readonly Step[] = readonly Step[]> extends WithOrigin {
  readonly kind: "phase";
  readonly id: Id;
  readonly title: string;
  readonly steps: Steps;
}

/**
 * Declares a phase. Phases run in the order of the list that they stand in; `id` names the phase in tags and messages.
 *
 * @example phase("1", "Foundations", [common(), docker(), headscaleNode()])
 */
export function phase<const Id extends string, const Steps extends readonly Step[]>(
  id: Id,
  title: string,
  steps: Steps,
): Phase<Id, Steps> {
  return markOrigin({ kind: "phase", id, title, steps }, phase);
}
