import { givenSecrets } from "../../questions/given-secrets.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX135",
  title: "A service with a database, and without its password",
  level: "error",
  says: "service '{service}' uses database '{database}', and is never given its password '{secret}'",
  why: "The deployment creates the database with that password. The service that is not given it cannot log in.",
  fix: "Give it in 'secrets', under the name of the variable that the program reads, as in DB_PASSWORD: secret('{secret}'); or in 'secretFiles', where the program reads a file.",
  bad: `
const engine = asEngine(service("engine", { ...required, networks: [inner] }));
const app = service("app", {
  ...required,
  networks: [backend, inner],
  databases: [engine.database("app", { password: secret("app_db_password") })],
});`,
  good: `
const engine = asEngine(service("engine", { ...required, networks: [inner] }));
const database = engine.database("app", { password: secret("app_db_password") });
const app = service("app", {
  ...required,
  networks: [backend, inner],
  databases: [database],
  secrets: { DB_PASSWORD: database.password },
});`,
  links: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const given = new Set(givenSecrets(definition).map(({ secret }) => secret));
      for (const [index, { name: database, password }] of definition.databases.entries())
        if (!given.has(password.name))
          yield {
            at: ["services", service, "databases", index],
            with: { service, database, secret: password.name },
          };
    }
  },
});
