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
      says: `the service '${name}': its container is removed, and so are its configuration and the files with its secrets`,
      container: { service: name, becomes: "removed" as const },
      effects: databases.map(
        ({ name: database, engine }) => `Its database '${database}' stays in '${engine}' (${quoted(waitsFor)} go on).`,
      ),
    })),
    ...networks.map(([name]) => ({
      says: `the network '${name}': it is removed, unless a container uses it that is not the stack's`,
    })),
    ...roles.map(([name]) => ({
      says: `the role '${name}': it runs no more`,
      effects: ["Settings of the system that it changed and packages that it installed stay."],
    })),
    // What a stack of another name made is not this one's to remove.
    ...(before.stack === after.stack
      ? hostFiles(before.hostFiles.filter((path) => !after.hostFiles.includes(path)))
      : []),
    ...hosts.map((name) => ({
      says: `the host '${name}': it is no longer deployed to`,
      effects: ["What runs there goes on running, without upkeep."],
    })),
  ];
}

/** Units and package sources one by one, for something ends with each; the files that go with them in one sentence. */
function hostFiles(paths: readonly string[]): readonly Item[] {
  const below = (folder: string, kind: RegExp) =>
    paths.filter((path) => path.startsWith(folder) && kind.test(path)).map((path) => path.slice(folder.length));
  const timers = below("/etc/systemd/system/", /\.timer$/);
  const sources = below("/etc/apt/sources.list.d/", /./);
  const others = paths.length - timers.length - sources.length;
  return [
    ...timers.map((name) => ({ says: `the timer '${name}': it is stopped and removed` })),
    ...sources.map((name) => ({
      says: `the package source '${name}': it is removed`,
      effects: [
        "What was installed from it stays, and is not upgraded from there any more: 'apt list --installed' tells.",
      ],
    })),
    ...(others === 0
      ? []
      : [{ says: `${others} files of these roles: programs, units, keys and the files with their secrets` }]),
  ];
}
