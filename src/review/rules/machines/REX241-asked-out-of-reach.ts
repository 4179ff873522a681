import { type Crossing, crossingsOf } from "../../../model/machines/crossings.js";
import { hostsOf } from "../../../model/machines/placement.js";
import { needsAcross } from "../../../model/machines/share.js";
import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX241",
  title: "A service of another machine that cannot be reached",
  level: "error",
  says: {
    port: "service '{service}' asks '{other}' of another machine, and '{other}' does not say its port",
    several: "service '{service}' asks '{other}' of another machine, and '{other}' runs there more than once",
    network: "service '{service}' asks '{other}' of another machine, and '{guest}' has no network of its own",
    address: "services of other machines ask host '{host}', and it says no 'privateAddress'",
    across: "'{service}' and '{other}' talk from machine to machine, and no network of '{guest}' leads out of its host",
  },
  why: "Networks of Docker end at their host. From one to the next goes what is published at the private address, where a container has a way to it; all else is lost, and the first request fails long after the start.",
  fix: {
    port: "Give '{other}' its 'port'.",
    several: "Let '{other}' run once, on one host, or have one on the machine of '{service}' too.",
    network: "Give '{guest}' networks of its own, or put both services on one machine.",
    address:
      "Give the host its 'privateAddress': that on the VPN, or on the network that your provider gives your hosts.",
    across:
      "Give the stack 'across: network(…)', which leads to those services alone; or give '{guest}' a network that is not internal.",
  },
  bad: {
    port: `
const store = service("store", { ...required, on: far });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    several: `
const third = machine("third");
const store = service("store", { ...required, on: [far, third], port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  hosts: {
    ...twoHosts.hosts,
    spare: host({ address: "198.51.100.3", user: "deploy", machine: third, privateAddress: "192.0.2.3" }),
  },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    network: `
const store = service("store", { ...required, on: far, networks: "host", port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    address: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  domain: "example.com",
  hosts: {
    one: host({ address: "198.51.100.1", user: "deploy", machine: near, privateAddress: "192.0.2.1" }),
    other: host({ address: "198.51.100.2", user: "deploy", machine: far }),
  },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    across: `
const store = service("store", { ...required, on: far, networks: [inner], port: 8080 });
const app = service("app", { ...required, on: near, networks: [backend, inner], dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  },
  good: `
const store = service("store", { ...required, on: far, networks: [inner], port: 8080 });
const app = service("app", { ...required, on: near, networks: [backend, inner], dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  across: network("across", { subnet: "172.20.9.0/24" }),
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
  links: ["https://docs.docker.com/engine/network/packet-filtering-firewalls/"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const asked = new Set<string>();
    for (const crossing of crossingsOf(stack)) {
      const { from: service, to: other, port, by, fromMachine, toMachine } = crossing;
      // REX243 says of a service in the network of another one that they belong together.
      if (stack.services[service]?.networkOf === other) continue;
      const at = by === "sites" ? ["services", other] : ["services", service, by];
      const filling = { service, other };
      for (const machine of [fromMachine, toMachine]) asked.add(machine);
      if (port === undefined) yield { says: "port", at, with: filling };
      if (runsSeveralTimes(stack, crossing)) yield { says: "several", at, with: filling };
      for (const guest of [service, other]) {
        const definition = stack.services[guest];
        if (definition === undefined) continue;
        // In the host's network a container reaches whom the host reaches, and Docker publishes nothing of it.
        if (definition.networkOf !== undefined || (definition.networks === "host" && guest === other))
          yield { says: "network", at, with: { ...filling, guest } };
        else if (needsAcross(stack, definition) && stack.across === undefined)
          yield { says: "across", at, with: { ...filling, guest } };
      }
    }
    for (const machine of asked)
      for (const [host, { privateAddress }] of hostsOf(stack, machine))
        if (privateAddress === undefined) yield { says: "address", at: ["hosts", host], with: { host } };
  },
});

/** On several machines, in several containers, or on a machine that is more than one host of an environment. */
function runsSeveralTimes(stack: Stack, { to, toMachine }: Crossing): boolean {
  const { on = [], replicas } = stack.services[to] ?? {};
  const environments = hostsOf(stack, toMachine).map(([, { environment }]) => environment);
  return on.length > 1 || (replicas ?? 1) > 1 || new Set(environments).size < environments.length;
}
