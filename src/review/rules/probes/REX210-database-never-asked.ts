import { factsOf } from "../../../facts/facts-of.js";
import type { Service } from "../../../model/service/service.js";
import { holdsData } from "../../questions/holds-data.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX210",
  title: "Services of a Compose file start before their database serves",
  level: "warning",
  says: {
    unasked: "service '{service}' starts with '{needed}', which has no healthcheck: nobody knows when it serves",
    unheeded: "service '{service}' starts with '{needed}', and does not wait for its healthcheck",
  },
  why: "Compose takes a container for started once its process runs. A database then makes its files or recovers, for seconds or minutes: what starts meanwhile fails, and stays down where it does not try again.",
  fix: {
    unasked: "Give '{needed}' a healthcheck, and let '{service}' wait for it with 'condition: service_healthy'.",
    unheeded: "Write 'condition: service_healthy' for '{needed}' in 'depends_on'.",
  },
  bad: {
    unasked: {
      role: "side-stack",
      files: {
        "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    depends_on: [cache]
  cache:
    image: ghcr.io/example/redis:8.4.0
`,
      },
    },
    unheeded: {
      role: "side-stack",
      files: {
        "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    depends_on: [cache]
  cache:
    image: ghcr.io/example/redis:8.4.0
    healthcheck: { test: [CMD, redis-cli, ping] }
`,
      },
    },
  },
  good: {
    role: "side-stack",
    files: {
      "files/compose.yml": `services:
  wiki:
    image: ghcr.io/example/wiki:3.2.1
    depends_on: { cache: { condition: service_healthy } }
  cache:
    image: ghcr.io/example/redis:8.4.0
    healthcheck: { test: [CMD, redis-cli, ping] }
`,
    },
  },
  links: ["https://docs.docker.com/compose/how-tos/startup-order/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    const told = new Set<string>();
    for (const [service, { dependsOn, conditions = {}, image }] of Object.entries(services))
      for (const [index, needed] of dependsOn.entries()) {
        const database = services[needed];
        if (
          database === undefined ||
          told.has(String(database.image)) ||
          !isHandWritten(database) ||
          !holdsData(database)
        )
          continue;
        const condition = conditions[needed];
        // Nodes of one cluster look for each other until they meet.
        if (database.image === image) continue;
        if (condition === undefined || condition === "service_completed_successfully") continue;
        const isAsked = database.healthcheck !== undefined;
        if (isAsked ? condition === "service_healthy" : mayBeAsked(database)) continue;
        told.add(String(database.image));
        yield {
          says: isAsked ? "unheeded" : "unasked",
          at: ["services", service, "dependsOn", index],
          with: { service, needed },
        };
      }
  },
});

/** Whether nobody can say that a service without a healthcheck of its own is not asked. */
function mayBeAsked(service: Service): boolean {
  return (
    service.unknown.includes("healthcheck") || service.unknown.includes("image") || factsOf(service)?.ownProbe === true
  );
}
