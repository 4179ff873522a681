import { needsOf } from "../needs.js";
import { oncePer } from "../once-per.js";
import type { Stack } from "../stack.js";
import { isPlaced, machinesFor, machinesOf } from "./placement.js";

/** The machines in the order in which they are deployed: each after those that its services wait for. */
export const machinesInOrder = oncePer((stack: Stack): readonly string[] => ordered(stack).machines);

/** A service that waits for one of another machine. */
export interface Wait {
  readonly service: string;
  readonly needed: string;
  readonly machine: string;
  readonly neededMachine: string;
}

/** Of machines that wait for each other, and so for ever, the services that do. */
export function waitingInCircle(stack: Stack): readonly Wait[] {
  const { left } = ordered(stack);
  return waitsOf(stack).filter(({ machine, neededMachine }) => left.has(machine) && left.has(neededMachine));
}

/** The proxy waits for nobody: a site is served once its service is there. */
const waitsOf = oncePer((stack: Stack): readonly Wait[] => {
  if (!isPlaced(stack)) return [];
  return [...needsOf(stack)].flatMap(([service, all]) =>
    all.flatMap((needed) => {
      const [neededMachine, ...others] = machinesFor(stack, needed);
      if (neededMachine === undefined) return [];
      return machinesFor(stack, service)
        .filter((machine) => machine !== neededMachine && !others.includes(machine))
        .map((machine) => ({ service, needed, machine, neededMachine }));
    }),
  );
});

function ordered(stack: Stack) {
  const waits = waitsOf(stack);
  const left = new Set(machinesOf(stack));
  const machines: string[] = [];
  for (;;) {
    const next = [...left].find(
      (machine) => !waits.some((wait) => wait.machine === machine && left.has(wait.neededMachine)),
    );
    if (next === undefined) return { machines: [...machines, ...left], left };
    left.delete(next);
    machines.push(next);
  }
}
