import { imageOf } from "../../../facts/image-of.js";
import type { Unknown, Value } from "../../../model/value.js";
import { openLogins } from "../../questions/open-logins.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX211",
  title: "A server that lets everybody in",
  level: "error",
  says: "service '{service}' {does}: '{name}' is '{value}'",
  why: "Whoever reaches the port has all of its data: every container of its networks, one that was broken into among them, and everybody where the port is published.",
  fix: "Take '{name}' away, and give the server a password.",
  bad: `
const app = service("app", {
  ...required,
  image: "neo4j:2025.10.1",
  networks: [inner],
  environment: { NEO4J_AUTH: "none" },
});`,
  good: `
const app = service("app", {
  ...required,
  image: "neo4j:2025.10.1",
  networks: [inner],
  secrets: { NEO4J_AUTH: secret("neo4j_auth") },
});`,
  links: [
    "https://hub.docker.com/_/postgres#postgres_host_auth_method",
    "https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/security-settings",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const repository = imageOf(definition)?.repository ?? "";
      const known = openLogins.filter(({ image }) => image.test(repository));
      if (known.length === 0) continue;
      for (const [name, said] of Object.entries(definition.environment)) {
        const value = textOf(said);
        const open = known.find((one) => one.name.test(name) && value !== "" && one.value.test(value));
        if (open !== undefined)
          yield { at: ["services", service, "environment", name], with: { service, does: open.does, name, value } };
      }
    }
  },
});

/** A value as text; nothing where only the host knows it. */
function textOf(value: Value | Unknown): string {
  return typeof value === "object" ? "" : String(value);
}
