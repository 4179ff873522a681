import type { Service } from "./service/service.js";
import type { Stack } from "./stack.js";
import { deployedServices } from "./waves.js";

/** A group of the host that a container needs, by what belongs to it. */
export interface HostGroup {
  /** Name of its number in `.env`, such as "GROUP_OF_DEV_FUSE". */
  readonly name: string;
  /** What belongs to the group. */
  readonly path: string;
}

/** Groups that a service needs for what it opens: of its devices, and of the Docker socket where it is not root. */
export function groupsOnHost({
  devices,
  volumes,
  user,
}: Pick<Service, "devices" | "volumes" | "user">): readonly HostGroup[] {
  const isRoot = user === undefined || /^0(:|$)/.test(user);
  const socket = !isRoot && volumes.some(({ kind }) => kind === "docker-socket") ? ["/var/run/docker.sock"] : [];
  const paths = new Set([...devices.map(({ source }) => source), ...socket]);
  return [...paths].map((path) => ({ name: groupName(path), path }));
}

function groupName(path: string): string {
  const words = path
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  return `GROUP_OF_${words}`;
}

/** All of them in a stack, each once, with the services that need it. */
export function groupsOf(stack: Stack) {
  const groups = new Map<string, HostGroup & { readonly services: string[] }>();
  for (const { name, service } of deployedServices(stack))
    for (const group of groupsOnHost(service)) {
      const known = groups.get(group.name) ?? { ...group, services: [] };
      groups.set(group.name, { ...known, services: [...known.services, name] });
    }
  return [...groups.values()];
}
