import type { Phase } from "../declared/phase.js";
import type { Step } from "../declared/step.js";
import { markOrigin } from "../model/origin.js";

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
