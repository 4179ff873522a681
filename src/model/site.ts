import type { Protocol, SiteSettings } from "./service/site-settings.js";
import { shown, type TextValue } from "./value.js";

/** A name, or a part of its paths, that the reverse proxy answers for. */
export interface Site {
  /** Route of what says it. */
  readonly at: readonly (string | number)[];
  /** Service whose site it is; empty where it stands in the stack itself. */
  readonly service: string;
  readonly subdomain: string;
  /** Domain that the name ends in. */
  readonly domain: TextValue;
  /** Full name of the site, such as "n8n.example.com"; of a wildcard, one of its names. */
  readonly host: TextValue;
  /** Whether the site is the domain itself. */
  readonly apex: boolean;
  /** Whether the domain is that of the stack. */
  readonly inZone: boolean;
  /** Path that is meant with all below it, "/" alone for that one page; none for all that no other site of the name has. */
  readonly path: string | undefined;
  readonly leadsTo: Goal;
  readonly vpnOnly: boolean;
  readonly publicPaths: readonly string[];
  /** Whether a record of the public DNS leads to it: for visitors, or for the authority that signs its certificate. */
  readonly publicRecord: boolean;
  /** What the server behind it speaks. */
  readonly protocol: Protocol;
  /** What is said of it beside. */
  readonly settings: SiteSettings;
}

/** Where a site leads. */
export type Goal =
  | {
      readonly kind: "service" /** Each "container:port" on a shared network. */;
      readonly upstreams: readonly string[];
    }
  | { readonly kind: "outside"; readonly address: TextValue; readonly isTrusted: boolean }
  | ({ readonly kind: "redirect"; readonly permanent: boolean } & Target);

/** Where a redirect leads. */
export interface Target {
  /** Such as "https://www.example.com". */
  readonly address: TextValue;
  /** Whether the path that was asked for stands behind it. */
  readonly keepsPath: boolean;
  /** Whether it is said as a label of the stack's domain. */
  readonly isLabel: boolean;
}

/** Name of a site before the domain is known, such as "n8n.<domain>". */
export function nameInZone({ subdomain, apex, domain, inZone }: Site): string {
  const zone = inZone ? "<domain>" : shown(domain);
  return apex ? zone : `${subdomain}.${zone}`;
}

/** The name with the path that is meant, such as "n8n.<domain>/api". */
export function placeInZone(site: Site): string {
  return `${nameInZone(site)}${site.path ?? ""}`;
}
