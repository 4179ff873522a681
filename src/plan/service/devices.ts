import { groupsOnHost } from "../../model/host-groups.js";
import { filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

/** The groups that own devices and the Docker socket differ between hosts: `.env` has their numbers. */
export function deviceKeys({ service }: PlacedService) {
  const found = groupsOnHost(service).map(({ name }) => `\${${name}:?}`);
  return {
    devices: filledList(service.devices.map(({ source, path, access }) => `${source}:${path}:${access}`)),
    group_add: filledList([...service.groups.map(String), ...found]),
  };
}

/** Part of the reservations of a container. */
export function reservedCards({ service: { gpu } }: PlacedService) {
  return gpu && [{ driver: gpu.driver, count: gpu.count, capabilities: ["gpu"] }];
}
