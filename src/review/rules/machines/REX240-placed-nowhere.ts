import { environmentsOf } from "../../../model/environments.js";
import { hostsOf, isPlaced, machinesFor, machinesOf } from "../../../model/machines/placement.js";
import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX240",
  title: "Services and hosts that do not say which machine they are on",
  level: "error",
  says: {
    service: "service '{service}' does not say which machine it runs on, and the stack has several",
    host: "host '{host}' is no machine of the stack, and other hosts are",
    unknown: "service '{service}' runs on the machine '{machine}', and no host is that machine",
    missing: "environment '{environment}' has no host that is the machine '{machine}'",
    idle: "no service runs on the machine '{machine}'",
  },
  why: "A service that stands on no host is not deployed, and whoever asks it waits for ever; on every host it would begin with data of its own on each.",
  fix: {
    service: "Give it 'on: …' with its machine, or a list of machines that each run one.",
    host: "Give the host 'machine: …', or make a stack of its own for it.",
    unknown: "Give a host of each environment 'machine: …' with it.",
    missing: "Give the environment a host that is it, or make a stack of its own for the environment.",
    idle: "Put a service on it, or take the machine and its hosts away.",
  },
  bad: {
    service: `
const store = service("store", { ...required, on: far });
const other = service("other", { ...required, on: near });
const app = service("app", required);

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), configure(other), deploy({ infra: [store, other], apps: [app] })])],
});`,
    host: `
const store = service("store", { ...required, on: far });
const app = service("app", { ...required, on: near });

export default defineStack("example", {
  ...twoHosts,
  hosts: { ...twoHosts.hosts, third: host({ address: "198.51.100.3", user: "deploy" }) },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    unknown: `
const app = service("app", { ...required, on: near });`,
    missing: `
const store = service("store", { ...required, on: far });
const app = service("app", { ...required, on: near });

export default defineStack("example", {
  ...twoHosts,
  hosts: {
    ...twoHosts.hosts,
    trial: host({ address: "198.51.100.3", user: "deploy", environment: "rehearsal", machine: near }),
  },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })])],
});`,
    idle: `
const app = service("app", { ...required, on: near });

export default defineStack("example", {
  ...twoHosts,
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
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
    const known = machinesOf(stack);
    for (const [service, { on }] of Object.entries(stack.services)) {
      if (on === undefined && isPlaced(stack)) yield { says: "service", at: ["services", service], with: { service } };
      for (const [index, machine] of (on ?? []).entries())
        if (!known.includes(machine))
          yield { says: "unknown", at: ["services", service, "on", index], with: { service, machine } };
    }
    if (!isPlaced(stack)) return;
    for (const [host, { machine }] of Object.entries(stack.hosts))
      if (machine === undefined) yield { says: "host", at: ["hosts", host], with: { host } };
    for (const machine of known) {
      const [[host] = [""]] = hostsOf(stack, machine);
      if (!isUsed(stack, machine)) yield { says: "idle", at: ["hosts", host, "machine"], with: { machine } };
      for (const { name: environment, hosts } of environmentsOf(stack.hosts))
        if (!hosts.some((name) => stack.hosts[name]?.machine === machine))
          yield { says: "missing", at: ["hosts", hosts[0] ?? ""], with: { environment, machine } };
    }
  },
});

function isUsed(stack: Stack, machine: string): boolean {
  return Object.keys(stack.services).some((service) => machinesFor(stack, service).includes(machine));
}
