import { reverseProxyOf } from "../../../model/reverse-proxy.js";
import type { DeployableService } from "../../../model/service/service.js";
import { placeInZone, type Site } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { privateEnding } from "../../questions/private-ending.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX090",
  title: "A site that can get no certificate",
  level: "error",
  says: {
    hidden:
      "site '{site}' has no public record, but the authority that signs its certificate must reach it from outside",
    unreachable: "site '{site}' has no public record, so nobody reaches its public path '{path}'",
    wildcard: "site '{site}' is a wildcard, and an authority signs one for a record in the zone alone",
    ports: "no authority can reach the sites: '{service}' publishes neither 80/tcp nor 443/tcp",
    name: "no public authority signs a certificate for a name that ends in '{ending}'",
  },
  why: "Without a certificate no browser opens the site. The smoke tests find it after everything was deployed, and the deployment stops there, before hardening.",
  fix: {
    hidden:
      "Leave 'publicRecord' out and make the record: others get 403 there. Or prove the domain by DNS, with 'dns' in the certificates of the proxy.",
    unreachable: "Leave 'publicRecord' out and make the record, or take the public paths away.",
    wildcard: "Prove the domain by DNS, with 'dns' in the certificates of the proxy, or name each site.",
    ports: "Publish both, or prove the domain by DNS, with 'dns' in the certificates of the proxy.",
    name: "Take a domain that you hold, or sign by an 'authority' of your own in the certificates of the proxy.",
  },
  bad: {
    hidden: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "site", authority: "public" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: vpnOnly("app", { publicRecord: false }) });
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard"), configure(proxy), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
    unreachable: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "dns", authority: "public", dnsModule: "ovh" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: vpnOnly("app", { publicRecord: false, publicPaths: ["/webhook/*"] }) });
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard"), configure(proxy), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
    wildcard: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "site", authority: "public" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: publicly("*") });`,
    ports: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["8443/tcp"],
  certificates: { proof: "site", authority: "public" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: publicly("www") });`,
    name: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "site", authority: "public" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: publicly("www") });
export default defineStack("example", {
  ...usual,
  domain: "home.lan",
  phases: [
    phase("1", "Foundations", [docker(), configure(proxy), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
  },
  good: `
const proxy = service("proxy", {
  ...required,
  networks: [egress],
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "dns", authority: "public", dnsModule: "ovh" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: vpnOnly("app", { publicRecord: false }) });
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard"), configure(proxy), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
  links: [
    "https://letsencrypt.org/docs/challenge-types/",
    "https://caddyserver.com/docs/automatic-https",
    "https://www.rfc-editor.org/rfc/rfc6761",
    "https://www.rfc-editor.org/rfc/rfc6762#appendix-G",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const proxy = reverseProxyOf(stack);
    const certificates = proxy?.service.certificates;
    if (proxy === undefined || certificates === undefined) return;
    const { proof, authority } = certificates;
    const service = proxy.name;
    const at = ["services", service, "certificates"];
    const sites = sitesOf(stack);
    for (const site of sites) yield* unreachablePaths(site);
    if (proof === "site") yield* unseen(sites);
    if (proof === "site" && sites.length > 0 && isShut(proxy.service))
      yield { says: "ports", at: ["services", service, "publish"], with: { service } };
    const endings = authority === "public" ? sites.map(({ domain }) => privateEnding(domain)) : [];
    for (const ending of new Set(endings)) if (ending !== undefined) yield { says: "name", at, with: { ending } };
  },
});

/** Public paths of a site that no public record leads to. */
function* unreachablePaths(site: Site) {
  const [path] = site.publicPaths;
  if (site.publicRecord || path === undefined) return;
  yield { says: "unreachable", at: [...site.at, "publicRecord"], with: { site: placeInZone(site), path } } as const;
}

/** Sites that an authority cannot look at: their name leads nowhere outside, or is any name. */
function* unseen(sites: readonly Site[]) {
  for (const one of sites) {
    const { at, subdomain, publicRecord, publicPaths } = one;
    const site = placeInZone(one);
    if (/^\*(?:\.|$)/.test(subdomain)) yield { says: "wildcard", at: [...at, "subdomain"], with: { site } } as const;
    if (!publicRecord && publicPaths.length === 0)
      yield { says: "hidden", at: [...at, "publicRecord"], with: { site } } as const;
  }
}

/** A proxy that no connection of the outside reaches on the ports that authorities ask at. */
function isShut({ networks, publish }: DeployableService): boolean {
  return networks !== "host" && !publish.includes("80/tcp") && !publish.includes("443/tcp");
}
