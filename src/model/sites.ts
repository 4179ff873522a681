import { allServices } from "./machines/placement.js";
import { followRedirect } from "./redirects.js";
import { reverseProxyOf } from "./reverse-proxy.js";
import { type Exposure, isSite, type PublicSite, type Redirect, type VpnSite } from "./service/exposure.js";
import { addressesOf } from "./service/replicas.js";
import type { DeployableService } from "./service/service.js";
import type { Protocol } from "./service/site-settings.js";
import type { Goal, Site, Target } from "./site.js";
import type { Stack } from "./stack.js";
import { followed, sampled, shown, type TextValue } from "./value.js";

/** All that the reverse proxy answers for: sites of services in the order of the stack, then those of the stack itself. */
export function sitesOf(stack: Stack): readonly Site[] {
  const known = byStack.get(stack) ?? resolve(stack);
  byStack.set(stack, known);
  return known;
}

/** Asked for by each document and role. */
const byStack = new WeakMap<Stack, readonly Site[]>();

function resolve(stack: Stack): readonly Site[] {
  // On a machine without the proxy nobody answers for them.
  if (stack.share !== undefined && reverseProxyOf(stack) === undefined) return [];
  const sites = [
    ...Object.entries(allServices(stack)).flatMap(([name, service]) =>
      service.expose.flatMap((exposure, index) =>
        siteOf(stack, exposure, { at: ["services", name, "expose", index], name, service }),
      ),
    ),
    ...stack.sites.flatMap((exposure, index) => siteOf(stack, exposure, { at: ["sites", index], name: "" })),
  ];
  // What leads to a site for the VPN is for the VPN too.
  return sites.map((site) => {
    if (site.leadsTo.kind !== "redirect") return site;
    const vpnOnly = followRedirect(sites, site).end?.vpnOnly === true;
    return { ...site, vpnOnly, publicRecord: !vpnOnly || isLookedAt(stack) };
  });
}

interface Said {
  readonly at: Site["at"];
  readonly name: string;
  readonly service?: DeployableService;
}

function siteOf(stack: Stack, exposure: Exposure, said: Said): readonly Site[] {
  if (exposure.kind === "loopback") return [];
  const { subdomain, path, domain = stack.domain } = exposure;
  const vpn = exposure.kind === "vpnOnly" ? exposure : undefined;
  return [
    {
      at: said.at,
      service: said.name,
      subdomain,
      domain,
      host: hostOf(domain, subdomain.replace("*", "any")),
      apex: subdomain === "@",
      inZone: shown(domain) === shown(stack.domain),
      path,
      leadsTo: isSite(exposure) ? goalOf(exposure, said) : redirectGoal(stack, exposure),
      vpnOnly: vpn !== undefined,
      publicPaths: vpn?.publicPaths ?? [],
      publicRecord: vpn === undefined || (vpn.publicRecord ?? needsPublicRecord(stack, vpn)),
      protocol: isSite(exposure) ? protocolOf(exposure, said) : "http",
      settings: isSite(exposure) ? exposure : {},
    },
  ];
}

function goalOf({ port, upstream }: PublicSite | VpnSite, { name, service }: Said): Goal {
  if (upstream !== undefined)
    return { kind: "outside", address: upstream.address, isTrusted: upstream.unverified === undefined };
  return { kind: "service", upstreams: addressesOf(name, service ?? {}, port ?? service?.port) };
}

/** Of the image it is known whether a WebSocket fails over HTTP/2. */
function protocolOf({ protocol }: PublicSite | VpnSite, { service }: Said): Protocol {
  return protocol ?? (service?.facts?.websocket === true ? "websocket" : "http");
}

function redirectGoal(stack: Stack, { subdomain, domain = stack.domain, to, permanent }: Redirect): Goal {
  return { kind: "redirect", permanent, ...targetOf(stack, hostOf(domain, subdomain), to) };
}

function targetOf(stack: Stack, self: TextValue, to: TextValue): Target {
  if (typeof to !== "string") return { address: to, keepsPath: !hasPath(sampled(to)), isLabel: false };
  if (to.startsWith("/"))
    return { address: prefixed("https://", followed(self, to)), keepsPath: false, isLabel: false };
  if (/^https?:\/\//.test(to)) return { address: to, keepsPath: !hasPath(to), isLabel: false };
  return { address: prefixed("https://", hostOf(stack.domain, to)), keepsPath: true, isLabel: true };
}

const hasPath = (address: string): boolean => /^https?:\/\/[^/]+\//.test(address);

function hostOf(domain: TextValue, subdomain: string): TextValue {
  return subdomain === "@" ? domain : prefixed(`${subdomain}.`, domain);
}

function prefixed(start: string, value: TextValue): TextValue {
  if (typeof value === "string") return `${start}${value}`;
  return { kind: "text", parts: [start, ...(value.kind === "text" ? value.parts : [value])] };
}

/** Whether an authority looks at sites from outside, unless the proxy says that its own does not. */
function isLookedAt(stack: Stack): boolean {
  return (reverseProxyOf(stack)?.service.certificates?.proof ?? "site") === "site";
}

/** An authority may look at it from outside; so do callers of public paths. */
function needsPublicRecord(stack: Stack, { publicPaths }: VpnSite): boolean {
  return publicPaths.length > 0 || isLookedAt(stack);
}
