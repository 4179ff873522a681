import { oncePer } from "../../model/once-per.js";
import type { Phase, Step } from "../../model/phase.js";
import type { Stack } from "../../model/stack.js";
import type { Route } from "../finding.js";

/** A step and where it stands. Steps of all phases are compared by `order`. */
export interface PlacedStep {
  readonly step: Step;
  readonly phase: Phase;
  readonly at: Route;
  readonly order: number;
}

/** The steps of all phases in the order in which they run. */
export const stepsOf = oncePer(({ phases }: Stack): readonly PlacedStep[] => {
  const places = phases.flatMap((phase, index) =>
    phase.steps.map((step, position) => ({ step, phase, at: ["phases", index, "steps", position] as Route })),
  );
  return places.map((place, order) => ({ ...place, order }));
});

/** The names of the services that a step starts. */
export function startedBy(step: Step): readonly string[] {
  return step.kind === "deploy" ? [...step.waves.infra, ...step.waves.apps] : [];
}

/** The first step that starts each service. */
export const deployments = oncePer((stack: Stack) => firstByName(stepsOf(stack), startedBy));

/** The first step that configures each service. */
export const configurations = oncePer((stack: Stack) =>
  firstByName(stepsOf(stack), (step) => (step.kind === "configure" ? step.services : [])),
);

function firstByName(
  places: readonly PlacedStep[],
  namesOf: (step: Step) => readonly string[],
): ReadonlyMap<string, PlacedStep> {
  const first = new Map<string, PlacedStep>();
  for (const place of places) for (const name of namesOf(place.step)) if (!first.has(name)) first.set(name, place);
  return first;
}

/** Whether a role joins the host to a VPN, by its name. */
export function isVpnRole(role: string): boolean {
  return /headscale|tailscale|wireguard|vpn|zerotier|netbird/.test(role);
}
