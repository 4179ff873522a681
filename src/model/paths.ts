import type { Volume } from "./service/mount.js";
import type { Stack } from "./stack.js";

/** Where things of the stack stand on a host. */
export function rootOf(stack: Pick<Stack, "name">): string {
  return `/opt/${stack.name}`;
}

/** Host path of a configuration file, from its path in the container. */
export function configPath(stack: Pick<Stack, "name">, service: string, path: string): string {
  return `${rootOf(stack)}/configs/${service}${path}`;
}

export function secretFolder(stack: Pick<Stack, "name">, service: string): string {
  return `${rootOf(stack)}/secrets/${service}`;
}

export function volumePath(stack: Pick<Stack, "name">, service: string, volume: Volume): string {
  const folder = volume.folder === undefined ? "" : `/${volume.folder}`;
  return `${rootOf(stack)}/data/${service}${folder}`;
}

export function containerName(stack: Pick<Stack, "name">, service: string): string {
  return `${stack.name}_${service}`;
}

export function networkName(stack: Pick<Stack, "name">, network: string): string {
  return `${stack.name}_${network}`;
}
