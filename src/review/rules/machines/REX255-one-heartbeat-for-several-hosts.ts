import { environmentsOf } from "../../../model/environments.js";
import { isPlaced } from "../../../model/machines/placement.js";
import type { Stack } from "../../../model/stack.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX255",
  title: "One heartbeat for several hosts",
  level: "warning",
  says: "{hosts} call one address for the heartbeat of '{role}': while one of them does, nobody hears that another is silent",
  why: "A heartbeat tells by its silence. Where several hosts call one address, it is silent only when all of them are: a machine that is dead, or whose backup fails each night, is heard of from none.",
  fix: "Give each host an address of its own: put a variable into it, and its value into 'variables' of each host.",
  bad: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });

export default defineStack("example", {
  ...twoHosts,
  phases: [
    phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })]),
    phase("2", "Resilience", [uptime({ heartbeatUrl: secret("heartbeat_url") })]),
  ],
});`,
  good: `
const store = service("store", { ...required, on: far, port: 8080 });
const app = service("app", { ...required, on: near, dependsOn: [store] });
const who = variable("heartbeat_name", { example: "host", description: "Name of the host among the heartbeats" });
const heartbeatUrl = text\`https://hc.example.com/ping/\${secret("heartbeat_key")}/\${who}\`;
const named = (name: string) => ({ address: "198.51.100.1", user: "deploy", variables: { heartbeat_name: name } });

export default defineStack("example", {
  ...twoHosts,
  hosts: {
    one: host({ ...named("one"), machine: near, privateAddress: "192.0.2.1" }),
    other: host({ ...named("other"), machine: far, privateAddress: "192.0.2.2" }),
  },
  phases: [
    phase("1", "Containers", [docker(), configure(app), configure(store), deploy({ infra: [store], apps: [app] })]),
    phase("2", "Resilience", [uptime({ heartbeatUrl })]),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    if (!isPlaced(stack)) return;
    for (const { step, at } of stepsOf(stack)) {
      if (step.kind !== "role" || step.own || !step.variables.heartbeatUrl) continue;
      const hosts = callingOne(stack, JSON.stringify(step.variables.heartbeatUrl));
      if (hosts.length > 1)
        yield { at, with: { role: step.role, hosts: hosts.map((name) => `'${name}'`).join(" and ") } };
    }
  },
});

/** The hosts of an environment for which the address is the same: none where a variable in it is each host's own. */
function callingOne({ hosts }: Stack, address: string): readonly string[] {
  const names = [...address.matchAll(/"kind":"variable","name":"(\w+)"/g)].flatMap(([, name]) => name ?? []);
  for (const environment of environmentsOf(hosts)) {
    const seen = new Map<string, string>();
    for (const host of environment.hosts) {
      const own = JSON.stringify(names.map((name) => hosts[host]?.variables?.[name] ?? null));
      const other = seen.get(own);
      if (other !== undefined) return [other, host];
      seen.set(own, host);
    }
  }
  return [];
}
