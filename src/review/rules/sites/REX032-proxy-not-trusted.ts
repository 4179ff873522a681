import { factsOf } from "../../../facts/facts-of.js";
import { isSite } from "../../../model/service/exposure.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX032",
  title: "A site that does not know of its reverse proxy",
  level: "error",
  says: "service '{service}' is served by a proxy, but does not set '{name}'",
  why: "The program takes the proxy for its only visitor: it builds wrong addresses, counts all logins as one, or refuses forwarded requests.",
  fix: "Set '{name}' in 'environment', as the image's documents say.",
  bad: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...n8n, port: 5678, expose: publicly("n8n") });`,
  good: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", {
  ...n8n,
  port: 5678,
  expose: publicly("n8n"),
  environment: { N8N_PROXY_HOPS: "1" },
});`,
  links: ["https://docs.n8n.io/hosting/configuration/environment-variables/endpoints/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { expose, environment, secrets } = definition;
      if (!expose.some(isSite)) continue;
      for (const name of factsOf(definition)?.proxyEnvironment ?? [])
        if (!(name in environment) && !(name in secrets))
          yield { at: ["services", service, "environment"], with: { service, name } };
    }
  },
});
