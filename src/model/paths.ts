import type { DataFolder, SharedFolder, Volume } from "./service/mount.js";
import type { Stack } from "./stack.js";
import { followed, type TextValue } from "./value.js";

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

/** Where the folders of services stand, unless something else is said. */
export function usualDataRoot(stack: Pick<Stack, "name">): string {
  return `${rootOf(stack)}/data`;
}

/** Host path of a volume of a service, or of a folder that it shares. */
export function volumePath(stack: Pick<Stack, "dataRoot">, service: string, volume: Volume | SharedFolder): TextValue {
  const owner = volume.kind === "volume" ? service : volume.name;
  const folder = volume.folder === undefined ? "" : `/${volume.folder}`;
  return followed((volume.dataRoot ?? stack.dataRoot).path, `/${owner}${folder}`);
}

/** Host path of whatever holds data of a service. */
export function dataPath(stack: Pick<Stack, "dataRoot">, service: string, mount: DataFolder): TextValue {
  return mount.kind === "host-folder" ? mount.source : volumePath(stack, service, mount);
}

/** Where a container finds its secrets. */
export const secretsIn = "/run/secrets";

export function containerName(stack: Pick<Stack, "name">, service: string): string {
  return `${stack.name}_${service}`;
}

export function networkName(stack: Pick<Stack, "name">, network: string): string {
  return `${stack.name}_${network}`;
}
