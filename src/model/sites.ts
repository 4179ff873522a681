import { reverseProxyOf } from "./reverse-proxy.js";
import type { VpnSite } from "./service/exposure.js";
import type { Stack } from "./stack.js";
import type { TextValue } from "./value.js";

/** A service that the reverse proxy serves. */
export interface Site {
  readonly service: string;
  readonly subdomain: string;
  /** Full name of the site, such as "n8n.example.com"; of a wildcard, one of its names. */
  readonly host: TextValue;
  /** Whether the site is the domain itself. */
  readonly apex: boolean;
  /** "container:port" on a shared network. */
  readonly upstream: string;
  readonly vpnOnly: boolean;
  readonly publicPaths: readonly string[];
  /** Whether a record of the public DNS leads to it: for visitors, or for the authority that signs its certificate. */
  readonly publicRecord: boolean;
  readonly websocket: boolean;
}

/** The services that the reverse proxy serves, in the order of the stack. */
export function sitesOf(stack: Stack): readonly Site[] {
  return Object.entries(stack.services).flatMap(([name, { expose, port, facts, networkOf }]) => {
    if (expose === undefined || expose.kind === "loopback") return [];
    return [
      {
        service: name,
        subdomain: expose.subdomain,
        host: hostOf(stack, expose.subdomain),
        apex: expose.subdomain === "@",
        upstream: `${networkOf ?? name}:${port}`,
        vpnOnly: expose.kind === "vpnOnly",
        publicPaths: expose.kind === "vpnOnly" ? expose.publicPaths : [],
        publicRecord: expose.kind === "public" || (expose.publicRecord ?? needsPublicRecord(stack, expose)),
        websocket: facts?.websocket ?? false,
      },
    ];
  });
}

/** Name of a site before the domain is known, such as "n8n.<domain>". */
export function nameInZone({ subdomain, apex }: Pick<Site, "subdomain" | "apex">): string {
  return apex ? "<domain>" : `${subdomain}.<domain>`;
}

function hostOf({ domain }: Stack, subdomain: string): TextValue {
  if (subdomain === "@") return domain;
  const label = subdomain.replace("*", "any");
  if (typeof domain !== "object") return `${label}.${domain}`;
  return { kind: "text", parts: [`${label}.`, ...(domain.kind === "text" ? domain.parts : [domain])] };
}

/** An authority looks at sites from outside, unless the proxy says that its own does not; so do callers of public paths. */
function needsPublicRecord(stack: Stack, { publicPaths }: VpnSite): boolean {
  return publicPaths.length > 0 || (reverseProxyOf(stack)?.service.certificates?.proof ?? "site") === "site";
}
