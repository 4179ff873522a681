import { sharesOf } from "../../../model/machines/share.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX087",
  title: "A service may use more cores than the host has",
  level: "error",
  says: "service '{service}' may use {cpus} cores, and host '{host}' has {has}",
  why: "Docker refuses to create the container: 'range of CPUs is from 0.01 to {has}, as there are only {has} CPUs available'.",
  fix: "Write 'cpus: {has}' or less.",
  bad: `
const app = service("app", { ...required, cpus: 4 });

export default defineStack("example", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy", cpus: 2 }) },
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
  good: `
const app = service("app", { ...required, cpus: 2 });

export default defineStack("example", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy", cpus: 2 }) },
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
  links: ["https://github.com/moby/moby/blob/master/daemon/daemon_unix.go"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    for (const { hosts, services } of sharesOf(stack))
      for (const [host, { cpus: has }] of Object.entries(hosts))
        for (const [service, { cpus }] of Object.entries(services))
          if (has !== undefined && cpus > has)
            yield { at: ["services", service, "cpus"], with: { service, cpus, host, has } };
  },
});
