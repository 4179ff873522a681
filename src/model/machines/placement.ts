import { oncePer } from "../once-per.js";
import type { Host, Stack } from "../stack.js";

/** The machines of a stack, in the order in which its hosts name them; none where every host gets all services. */
export const machinesOf = oncePer(({ hosts }: Stack): readonly string[] => [
  ...new Set(Object.values(hosts).flatMap(({ machine }) => machine ?? [])),
]);

/** Whether services stand on machines, or all on every host. */
export function isPlaced(stack: Stack): boolean {
  return machinesOf(stack).length > 0;
}

/** The hosts that are a machine, one or more in each environment. */
export function hostsOf({ hosts }: Stack, machine: string): readonly (readonly [string, Host])[] {
  return Object.entries(hosts).filter(([, host]) => host.machine === machine);
}

/** The machines that a service runs on. */
export function machinesFor({ services }: Pick<Stack, "services">, service: string): readonly string[] {
  return services[service]?.on ?? [];
}

/** The services of a stack, and of all machines where it is the share of one. */
export function allServices({ services, share }: Stack): Stack["services"] {
  return share?.of.services ?? services;
}
