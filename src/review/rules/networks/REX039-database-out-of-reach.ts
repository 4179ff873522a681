import { waveOf } from "../../../model/waves.js";
import { shareNetwork } from "../../questions/networks.js";
import { deployments } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX039",
  title: "A service that cannot reach its database in time",
  level: "error",
  says: {
    missing: "service '{service}' keeps database '{database}' in '{engine}', which no phase deploys",
    apart: "service '{service}' shares no network with '{engine}', which holds its database '{database}'",
    late: "service '{service}' starts no later than '{engine}', which holds its database '{database}'",
  },
  why: "A service logs in to its database over a network of both, once the engine runs and the database exists. Without that it crashes, or gives up its migrations half-way.",
  fix: {
    missing: "Configure '{engine}', and deploy it in the wave 'infra'.",
    apart: "Add a network of '{engine}' to 'networks' of '{service}'.",
    late: "Deploy '{engine}' in the wave 'infra', and '{service}' in the wave 'apps'.",
  },
  bad: {
    missing: `
const engine = asEngine(service("postgresql", required));
const app = service("app", { ...required, databases: [engine.database("app", { password: secret("app_db_password") })],
  secrets: { DB_PASSWORD: secret("app_db_password") } });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })])],
});`,
    apart: `
const engine = asEngine(service("engine", { ...required, networks: [inner] }));
const app = service("app", { ...required, databases: [engine.database("app", { password: secret("app_db_password") })],
  secrets: { DB_PASSWORD: secret("app_db_password") } });`,
    late: `
const engine = asEngine(service("engine", { ...required, networks: [inner] }));
const app = service("app", {
  ...required,
  networks: [backend, inner],
  databases: [engine.database("app", { password: secret("app_db_password") })],
  secrets: { DB_PASSWORD: secret("app_db_password") },
});

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "Containers", [docker(), configure(engine), configure(app), deploy({ infra: [], apps: [engine, app] })])],
});`,
  },
  good: `
const engine = asEngine(service("engine", { ...required, networks: [inner] }));
const app = service("app", {
  ...required,
  networks: [backend, inner],
  databases: [engine.database("app", { password: secret("app_db_password") })],
  secrets: { DB_PASSWORD: secret("app_db_password") },
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const deployed = deployments(stack);
    for (const [service, definition] of Object.entries(stack.services))
      for (const [index, { name: database, engine }] of definition.databases.entries()) {
        const at = ["services", service, "databases", index];
        const filling = { service, database, engine };
        const [user, holder] = [deployed.get(service), deployed.get(engine)];
        const holding = stack.services[engine];
        if (holder === undefined || holding === undefined) yield { says: "missing", at, with: filling };
        else if (!shareNetwork(definition, holding))
          yield {
            says: "apart",
            at,
            with: filling,
            related: [{ at: ["services", engine, "networks"], says: `the networks of '${engine}'` }],
          };
        else if (user !== undefined && user.order === holder.order && !startsLater(stack, service, engine))
          yield {
            says: "late",
            at,
            with: filling,
            related: [{ at: holder.at, says: `'${engine}' is deployed here` }],
          };
        else if (user !== undefined && user.order < holder.order)
          yield {
            says: "late",
            at,
            with: filling,
            related: [{ at: holder.at, says: `'${engine}' is deployed here` }],
          };
      }
  },
});

function startsLater(stack: Parameters<typeof waveOf>[0], service: string, engine: string): boolean {
  return waveOf(stack, engine) === "infra" && waveOf(stack, service) === "apps";
}
