import { oncePer } from "../once-per.js";
import type { Stack } from "../stack.js";
import type { Variable } from "../value.js";
import { isPlaced, machinesFor } from "./placement.js";
import { type Talk, talksOf } from "./talks.js";

/** A pair of services on two machines that talk: by the private network, and past a firewall for them alone. */
export interface Crossing extends Talk {
  /** Machine of the one that asks. */
  readonly fromMachine: string;
  /** Machine of the one that answers. The review refuses what stands on several. */
  readonly toMachine: string;
}

/** All of them. A service that runs on both machines is asked on one's own. */
export const crossingsOf = oncePer((stack: Stack): readonly Crossing[] => {
  if (!isPlaced(stack)) return [];
  return talksOf(stack).flatMap((talk) => {
    const others = machinesFor(stack, talk.to);
    const [toMachine] = others;
    if (toMachine === undefined) return [];
    return machinesFor(stack, talk.from)
      .filter((machine) => !others.includes(machine))
      .map((fromMachine) => ({ ...talk, fromMachine, toMachine }));
  });
});

/** The address that a host has on the private network. */
export const ownAddress: Variable = inventoryVariable("stack_private_address", "Address on the private network");

/** The address of a machine there, in the environment of the host that asks; with commas between where several hosts are it. */
export function addressOf(machine: string): Variable {
  return inventoryVariable(`stack_address_of_${machine}`, `Address of ${machine} on the private network`);
}

function inventoryVariable(name: string, description: string): Variable {
  return { kind: "variable", name, value: "", isExample: true, description };
}
