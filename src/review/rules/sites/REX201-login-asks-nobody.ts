import { answering } from "../../../model/redirects.js";
import { reverseProxyOf } from "../../../model/reverse-proxy.js";
import { placeInZone, type Site } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { shareNetwork } from "../../questions/networks.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX201",
  title: "A login that no service can answer for",
  level: "error",
  says: {
    unknown: "site '{site}' asks '{gate}' who may come, and nobody knows how that image is asked",
    noPort: "site '{site}' asks '{gate}' who may come, which says no port that it listens on",
    apart: "site '{site}' asks '{gate}' who may come, which shares no network with the reverse proxy '{proxy}'",
    itself: "strangers of site '{site}' are led to '{page}', which lies behind the login itself",
  },
  why: "The reverse proxy answers every visitor with 502, or leads them to a login that asks for a login. The service behind is up, and nobody gets in.",
  fix: {
    unknown: "Say the 'path' at which it answers, as its documents tell, with the 'headers' that the site is to get.",
    noPort: "Add 'port' to '{gate}'.",
    apart: "Let '{gate}' and '{proxy}' join one network.",
    itself: "Name the page in 'ownPaths', where '{gate}' answers for it, or in 'except'.",
  },
  bad: {
    unknown: `
const proxy = service("proxy", {
  ...required,
  reverseProxy: true,
  publish: ["443/tcp"],
  files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" })],
});
const gate = service("gate", { ...required, port: 9091, expose: publicly("login") });
const app = service("app", { ...required, port: 80, expose: publicly("www", { login: forwardAuth(gate) }) });`,
    noPort: `
const proxy = service("proxy", {
  ...required,
  reverseProxy: true,
  publish: ["443/tcp"],
  files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" })],
});
const gate = service("gate", required);
const app = service("app", { ...required, port: 80, expose: publicly("www", { login: forwardAuth(gate, { path: "/verify" }) }) });`,
    apart: `
const proxy = service("proxy", {
  ...required,
  reverseProxy: true,
  publish: ["443/tcp"],
  files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" })],
});
const gate = service("gate", { ...required, networks: [egress], port: 9091 });
const app = service("app", { ...required, port: 80, expose: publicly("www", { login: forwardAuth(gate, { path: "/verify" }) }) });`,
    itself: `
const proxy = service("proxy", {
  ...required,
  reverseProxy: true,
  publish: ["443/tcp"],
  files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" })],
});
const gate = service("gate", { ...required, port: 9091 });
const app = service("app", {
  ...required,
  port: 80,
  expose: publicly("www", { login: forwardAuth(gate, { path: "/verify", signIn: "/sign-in" }) }),
});`,
  },
  good: `
const proxy = service("proxy", {
  ...required,
  reverseProxy: true,
  publish: ["443/tcp"],
  files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" })],
});
const gate = service("gate", { ...required, port: 9091, expose: publicly("login") });
const app = service("app", { ...required, port: 80, expose: publicly("www", { login: forwardAuth(gate, { path: "/verify" }) }) });`,
  links: ["https://caddyserver.com/docs/caddyfile/directives/forward_auth"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const proxy = reverseProxyOf(stack);
    const sites = sitesOf(stack);
    for (const one of sites) {
      const { login } = one.settings;
      const gate = login?.kind === "forwardAuth" ? stack.services[login.service] : undefined;
      if (login?.kind !== "forwardAuth" || gate === undefined || proxy === undefined) continue;
      const at = [...one.at, "login"];
      const filling = { site: placeInZone(one), gate: login.service };
      if (login.asked === undefined) yield { says: "unknown", at, with: filling };
      if (gate.port === undefined) yield { says: "noPort", at, with: filling };
      if (!shareNetwork(gate, proxy.service)) yield { says: "apart", at, with: { ...filling, proxy: proxy.name } };
      const page = login.asked?.signIn;
      if (page !== undefined && liesBehind(sites, one, page))
        yield { says: "itself", at: [...at, "signIn"], with: { ...filling, page } };
    }
  },
});

/** Whether a page that strangers are led to asks for the login that they have not got. */
function liesBehind(sites: readonly Site[], site: Site, page: string): boolean {
  const [, host = "", path = ""] = /^(?:https?:\/\/([^/{?]+))?([^{?]*)/.exec(page) ?? [];
  const there = host === "" ? site : answering(sites, host, path || "/");
  const [here, asked] = [there?.settings.login, site.settings.login];
  if (here?.kind !== "forwardAuth" || asked?.kind !== "forwardAuth" || here.service !== asked.service) return false;
  return ![...here.except, ...(here.asked?.ownPaths ?? [])].some((pattern) => fits(pattern, path || "/"));
}

/** As the path matcher of Caddy takes a pattern. */
function fits(pattern: string, path: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}
