import { sharesOf } from "../../../model/machines/share.js";
import type { Stack } from "../../../model/stack.js";
import { mebibytesOf } from "../../questions/size.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX027",
  title: "The limits of all services exceed the host's memory",
  level: "error",
  says: "the services may use {sum} MiB of memory together, and host '{host}' has {memory}",
  why: "When all are busy the kernel ends processes of its own choice, and it does not choose the one that grew: sshd and the database have died of it.",
  fix: "Lower limits, or move services to another host: {largest} have the largest.",
  bad: `
const app = service("app", { ...required, memory: { limit: "1536M" } });

export default defineStack("example", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy", memory: "1G" }) },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(cache), deploy({ infra: [cache], apps: [app] })])],
});`,
  good: `
export default defineStack("example", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy", memory: "2G" }) },
  phases: [phase("1", "Containers", [docker(), configure(app), configure(cache), deploy({ infra: [cache], apps: [app] })])],
});`,
  links: ["https://docs.docker.com/engine/containers/resource_constraints/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    for (const { hosts, services } of sharesOf(stack)) yield* overcommitted(hosts, services);
  },
});

function* overcommitted(hosts: Stack["hosts"], services: Stack["services"]) {
  const limits = Object.entries(services)
    .map(([service, { memory, replicas }]) => ({ service, limit: replicas * (mebibytesOf(memory.limit) ?? 0) }))
    .sort((one, other) => other.limit - one.limit);
  const sum = limits.reduce((total, { limit }) => total + limit, 0);
  const largest = limits
    .slice(0, 3)
    .map(({ service, limit }) => `'${service}' (${limit} MiB)`)
    .join(", ");
  for (const [host, { memory }] of Object.entries(hosts))
    if (memory !== undefined && sum > (mebibytesOf(memory) ?? Number.POSITIVE_INFINITY))
      yield { at: ["hosts", host, "memory"], with: { sum, host, memory, largest } };
}
