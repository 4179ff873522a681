import { addressOf, crossingsOf } from "../model/machines/crossings.js";
import { hostsOf, machinesOf } from "../model/machines/placement.js";
import type { Stack } from "../model/stack.js";
import type { Text, Variable } from "../model/value.js";
import type { PlannedRole, PlannedVariable } from "./role.js";

/** One role of what each machine would have: a variable that is not the same for all belongs to the machines' groups. */
export function sharedRole(planned: readonly PlannedRole[]): PlannedRole {
  const [role, ...others] = planned as readonly [PlannedRole, ...PlannedRole[]];
  const differs = ({ value }: PlannedVariable, index: number) =>
    others.some(({ variables }) => JSON.stringify(variables[index]?.value) !== JSON.stringify(value));
  return {
    ...role,
    variables: role.variables.map((variable, index) =>
      differs(variable, index) ? { ...variable, ofMachines: true } : variable,
    ),
  };
}

/** The variables of roles that a machine's group gives, by name. */
export function machineVariables(
  machine: string,
  roles: readonly PlannedRole[],
  planned: readonly PlannedRole[],
): ReadonlyMap<string, PlannedVariable> {
  const given = new Set(
    roles.flatMap(({ variables }) => variables.flatMap(({ name, ofMachines }) => (ofMachines ? [name] : []))),
  );
  return new Map(
    planned
      .filter(({ stack }) => stack.share?.machine === machine)
      .flatMap(({ variables }) => variables)
      .filter(({ name }) => given.has(name))
      .map((variable) => [variable.name, variable]),
  );
}

/** In an environment, the addresses that services of other machines are reached at, by the variable of the inventory. */
export function addressesIn(stack: Stack, environment: string): Readonly<Record<string, Text<Variable>>> {
  const talking = new Set(crossingsOf(stack).flatMap(({ fromMachine, toMachine }) => [fromMachine, toMachine]));
  return Object.fromEntries(
    machinesOf(stack)
      .filter((machine) => talking.has(machine))
      .map((machine) => {
        const addresses = hostsOf(stack, machine).flatMap(([, host]) =>
          host.environment === environment ? (host.privateAddress ?? []) : [],
        );
        const parts = addresses.flatMap((address, index) => [
          ...(index === 0 ? [] : [", "]),
          ...(typeof address === "object" && address.kind === "text" ? address.parts : [address]),
        ]);
        return [addressOf(machine).name, { kind: "text" as const, parts }];
      }),
  );
}
