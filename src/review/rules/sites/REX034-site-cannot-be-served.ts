import { reverseProxyOf } from "../../../model/reverse-proxy.js";
import { isSite } from "../../../model/service/exposure.js";
import { shareNetwork } from "../../questions/networks.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX034",
  title: "A site that no reverse proxy can serve",
  level: "error",
  says: {
    noProxy: "service '{service}' is a site, but no service is the reverse proxy",
    nobody: "the stack has sites, but no service is the reverse proxy",
    apart: "service '{service}' is a site, but shares no network with the reverse proxy '{proxy}'",
    noPort: "service '{service}' is a site, but says no port that it listens on",
    itself: "the reverse proxy '{service}' is itself a site",
  },
  why: "The reverse proxy answers 502 for a site that it cannot reach, and smoke tests find it last, after everything was deployed.",
  fix: {
    noProxy: "Deploy a service with 'reverseProxy: true', such as 'catalog.caddy'.",
    nobody: "Deploy a service with 'reverseProxy: true', such as 'catalog.caddy'.",
    apart: "Let '{service}' and '{proxy}' join one network.",
    noPort: "Add 'port'.",
    itself: "Remove 'expose' of '{service}'.",
  },
  bad: {
    noProxy: `const app = service("app", { ...required, port: 8080, expose: publicly("www") });`,
    nobody: `
export default defineStack("example", {
  ...usual,
  sites: [redirect("@", { to: "https://www.example.org" })],
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
    apart: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, image: "ghcr.io/example/site:1.0.0", port: 8080, expose: publicly("www") });`,
    noPort: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, expose: publicly("www") });`,
    itself: `
const app = service("app", { ...required, port: 443, reverseProxy: true, publish: ["443/tcp"], expose: publicly("www") });`,
  },
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 8080, expose: publicly("www") });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    const [proxy] = Object.entries(services).filter(([, { reverseProxy }]) => reverseProxy);
    for (const [service, definition] of Object.entries(services)) {
      const { expose, port, reverseProxy } = definition;
      const at = ["services", service, "expose"];
      if (proxy === undefined && expose.some(({ kind }) => kind !== "loopback"))
        yield { says: "noProxy", at, with: { service } };
      if (proxy === undefined || !expose.some(isSite)) continue;
      if (reverseProxy) yield { says: "itself", at, with: { service } };
      else if (expose.some((one) => isSite(one) && (one.port ?? port) === undefined))
        yield { says: "noPort", at, with: { service } };
      else if (!shareNetwork(definition, proxy[1]))
        yield {
          says: "apart",
          at: ["services", service, "networks"],
          with: { service, proxy: proxy[0] },
          related: [{ at: ["services", proxy[0], "networks"], says: `the networks of '${proxy[0]}'` }],
        };
    }
  },
  *check(stack) {
    if (stack.sites.length > 0 && reverseProxyOf(stack) === undefined)
      yield { says: "nobody", at: ["sites"], with: {} };
  },
});
