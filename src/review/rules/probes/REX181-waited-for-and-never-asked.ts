import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX181",
  title: "Others wait for a service that nobody asks",
  level: "error",
  says: "service '{service}' waits for '{needed}', which nobody asks whether it serves",
  why: "A container that nobody asks counts as well from its first second: what waits for it starts before it serves.",
  fix: "Ask it: tcp(8080) connects to a port, and needs nothing of the image.",
  bad: `
const cache = service("cache", { ...required, healthcheck: none({ because: "has no page of its health" }) });
const app = service("app", { ...required, dependsOn: [cache] });`,
  good: `
const cache = service("cache", { ...required, healthcheck: tcp(6379) });
const app = service("app", { ...required, dependsOn: [cache] });`,
  links: ["https://docs.docker.com/compose/how-tos/startup-order/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { dependsOn, databases }] of Object.entries(services)) {
      const needs = [
        ...dependsOn.map((needed, index) => ({ needed, route: ["dependsOn", index] })),
        ...databases.map(({ engine }, index) => ({ needed: engine, route: ["databases", index] })),
      ];
      for (const { needed, route } of needs)
        if (services[needed]?.probe?.kind === "none")
          yield { at: ["services", service, ...route], with: { service, needed } };
    }
  },
});
