import type { Snapshot } from "../model/snapshot.js";
import { compared, quoted } from "./compared.js";
import type { Item } from "./item.js";

/** What the deployment takes away from the host, or no longer looks after. */
export function leaving(before: Snapshot, after: Snapshot): readonly Item[] {
  const services = compared(before.services, after.services).gone;
  const networks = compared(before.networks, after.networks).gone;
  const roles = compared(before.roles, after.roles).gone;
  const hosts = before.hosts.filter((host) => !after.hosts.includes(host));
  return [
    ...services.map(([name, { waitsFor, databases }]) => ({
      says: `the service '${name}': its container is removed`,
      container: { service: name, becomes: "removed" as const },
      effects: databases.map(
        ({ name: database, engine }) => `Its database '${database}' stays in '${engine}' (${quoted(waitsFor)} go on).`,
      ),
    })),
    ...networks.map(([name]) => ({ says: `the network '${name}': it is removed once no container uses it` })),
    ...roles.map(([name]) => ({
      says: `the role '${name}': it runs no more`,
      effects: ["What it set up on the host stays as it is."],
    })),
    ...hosts.map((name) => ({
      says: `the host '${name}': it is no longer deployed to`,
      effects: ["What runs there goes on running, without upkeep."],
    })),
  ];
}
