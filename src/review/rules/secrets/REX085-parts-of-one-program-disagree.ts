import { imageOf } from "../../../facts/image-of.js";
import type { SecretValue } from "../../../model/value.js";
import { partsOf } from "../../questions/one-program.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX085",
  title: "Parts of one program with different keys or versions",
  level: "error",
  says: {
    secret: "'{name}' of service '{service}' is secret '{one}', and of '{first}', on the same database, '{other}'",
    version: "service '{service}' runs '{one}' on the database '{database}', which '{first}' runs with '{other}'",
  },
  why: "What one part encrypts the other cannot read: jobs fail with 'could not be decrypted', one by one. Of two versions the newer one migrates the tables below the older one.",
  fix: {
    secret: "Give both the same secret, from one constant.",
    version: "Give both the same image, from one constant.",
  },
  bad: {
    secret: `
const engine = asEngine(service("engine", { ...required, networks: [inner], image: "ghcr.io/example/engine:7.1.0" }));
const DB_PASSWORD = secret("app_db_password");
const databases = [engine.database("app", { password: DB_PASSWORD })];
const app = service("app", { ...required, networks: [inner], databases, secrets: { DB_PASSWORD, APP_KEY: secret("app_key") } });
const worker = service("worker", { ...required, networks: [inner], databases, secrets: { DB_PASSWORD, APP_KEY: secret("worker_key") } });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(engine), configure(app), configure(worker)]),
    phase("2", "Containers", [deploy({ infra: [engine], apps: [app, worker] })]),
  ],
});`,
    version: `
const engine = asEngine(service("engine", { ...required, networks: [inner], image: "ghcr.io/example/engine:7.1.0" }));
const DB_PASSWORD = secret("app_db_password");
const databases = [engine.database("app", { password: DB_PASSWORD })];
const app = service("app", { ...required, networks: [inner], databases, secrets: { DB_PASSWORD } });
const worker = service("worker", { ...required, networks: [inner], image: "ghcr.io/example/app:1.2.4", databases, secrets: { DB_PASSWORD } });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(engine), configure(app), configure(worker)]),
    phase("2", "Containers", [deploy({ infra: [engine], apps: [app, worker] })]),
  ],
});`,
  },
  good: `
const engine = asEngine(service("engine", { ...required, networks: [inner], image: "ghcr.io/example/engine:7.1.0" }));
const DB_PASSWORD = secret("app_db_password");
const databases = [engine.database("app", { password: DB_PASSWORD })];
const shared = { ...required, networks: [inner], databases, secrets: { DB_PASSWORD, APP_KEY: secret("app_key") } };
const app = service("app", shared);
const worker = service("worker", shared);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Configuration", [docker(), configure(engine), configure(app), configure(worker)]),
    phase("2", "Containers", [deploy({ infra: [engine], apps: [app, worker] })]),
  ],
});`,
  links: ["https://docs.n8n.io/hosting/scaling/queue-mode/", "https://github.com/n8n-io/n8n-hosting/issues/3"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    const { services } = application;
    const told = new Set<string>();
    for (const { first, second: service, database } of partsOf(application)) {
      const [one, other] = [services[service], services[first]];
      if (one === undefined || other === undefined) continue;
      const [version, firstVersion] = [imageOf(one), imageOf(other)].map((image) => image?.tag ?? image?.digest ?? "");
      if (version !== firstVersion && !told.has(service))
        yield {
          says: "version",
          at: ["services", service, "image"],
          with: { service, first, one: version ?? "", other: firstVersion ?? "", database },
          related: [{ at: ["services", first, "image"], says: `'${first}' runs '${firstVersion}'` }],
        };
      for (const [name, value] of Object.entries(one.secrets)) {
        const key = other.secrets[name];
        if (key === undefined || told.has(service) || told.has(`${service} ${name}`)) continue;
        if (nameOf(value) === nameOf(key)) continue;
        told.add(`${service} ${name}`);
        yield {
          says: "secret",
          at: ["services", service, "secrets", name],
          with: { name, service, first, one: nameOf(value), other: nameOf(key) },
          related: [{ at: ["services", first, "secrets", name], says: "the other one is here" }],
        };
      }
      told.add(service);
    }
  },
});

/** What a secret is called; of a text with secrets in it, what it is made of. */
function nameOf(value: SecretValue): string {
  return value.kind === "secret"
    ? value.name
    : value.parts.map((part) => (typeof part === "string" ? part : `{${part.name}}`)).join("");
}
