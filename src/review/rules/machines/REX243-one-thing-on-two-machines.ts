import { crossingsOf } from "../../../model/machines/crossings.js";
import { isPlaced, machinesFor } from "../../../model/machines/placement.js";
import { sharesOf } from "../../../model/machines/share.js";
import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX243",
  title: "What is one thing is on two machines",
  level: "error",
  says: {
    folder: "services '{first}' and '{service}' share the folder '{folder}', and run on different machines",
    guest: "service '{service}' is in the network of '{other}', which runs on another machine",
    proxy: "the reverse proxy '{service}' runs on several machines",
    port: "'{first}' and '{service}' of the machine '{machine}' both take port {port}, at which other machines ask '{service}'",
  },
  why: "Each machine has a disk, a network and ports of its own: a shared folder would be two, a name of a site would lead to one of two proxies, and a port to the service that took it first.",
  fix: {
    folder: "Put both on one machine, or let one ask the other over the network.",
    guest: "Put both on one machine.",
    proxy: "Put it on the machine that the sites' records lead to: it serves the sites of all others too.",
    port: "Give one of them another port, or put one on another machine.",
  },
  bad: {
    folder: `
const media = folder("media", { owner: { uid: 1000, gid: 1000 }, backup: { none: "made anew" } });
const store = service("store", { ...required, on: far, volumes: [media.at("/media", { write: true })] });
const app = service("app", { ...required, on: near, volumes: [media.at("/media")] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    guest: `
const store = service("store", { ...required, on: far });
const app = service("app", { ...required, on: near, networks: networkOf(store) });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [], apps: [store, app] })])],
});`,
    proxy: `
const store = service("store", { ...required, on: [near, far], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, on: near });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    port: `
const store = service("store", { ...required, on: far, port: 8080 });
const other = service("other", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store, other] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), configure(other), deploy({ infra: [store, other], apps: [app] })])],
});`,
  },
  good: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  links: [],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    if (!isPlaced(stack)) return;
    const folders = new Map<string, string>();
    for (const [service, { volumes, networkOf, reverseProxy, on = [] }] of Object.entries(stack.services)) {
      for (const [index, mount] of volumes.entries()) {
        if (mount.kind !== "shared-folder") continue;
        const first = folders.get(mount.name) ?? service;
        folders.set(mount.name, first);
        if (!areTogether(stack, first, service))
          yield {
            says: "folder",
            at: ["services", service, "volumes", index],
            with: { first, service, folder: mount.name },
          };
      }
      if (networkOf !== undefined && !areTogether(stack, networkOf, service))
        yield { says: "guest", at: ["services", service, "networks"], with: { service, other: networkOf } };
      if (reverseProxy && on.length > 1) yield { says: "proxy", at: ["services", service, "on"], with: { service } };
    }
    yield* portsTakenTwice(stack);
  },
});

function areTogether(stack: Stack, one: string, other: string): boolean {
  return machinesFor(stack, one).join() === machinesFor(stack, other).join();
}

/** Ports at which other machines ask, against each other and against those that are published on every address. */
function* portsTakenTwice(stack: Stack) {
  for (const { services, share } of sharesOf(stack)) {
    const machine = share?.machine ?? "";
    const taken = new Map<number, string>();
    for (const [name, { publish, ports, networks }] of Object.entries(services)) {
      const opened = ports.filter(({ protocol, address }) => protocol === "tcp" && address === undefined);
      const numbers = [
        ...publish.filter((one) => one.endsWith("/tcp")).map((one) => Number.parseInt(one, 10)),
        ...(networks === "host" ? [] : opened.map(({ published }) => Number.parseInt(published, 10))),
      ];
      for (const number of numbers) taken.set(number, name);
    }
    const asked = crossingsOf(stack).filter(({ toMachine }) => toMachine === machine);
    for (const { to: service, port } of asked) {
      if (port === undefined) continue;
      const first = taken.get(port) ?? service;
      taken.set(port, first);
      if (first !== service)
        yield { says: "port" as const, at: ["services", service, "port"], with: { first, service, machine, port } };
    }
  }
}
