import type { TextValue } from "../value.js";
import type { SiteSettings } from "./site-settings.js";

/** One way in which a service is reached from outside its networks. `Gate` is how a service that logs people in is named. */
export type Exposure<Gate = string> = PublicSite<Gate> | VpnSite<Gate> | Redirect | LoopbackPort;

/** A name, and the part of it that is meant. */
export interface SiteName {
  /** Label before the domain, such as "www"; "@" is the domain itself, "*" every other name, which takes certificates by DNS. */
  readonly subdomain: string;
  /** Domain that the name ends in. Default: that of the stack. */
  readonly domain?: TextValue | undefined;
  /** Path, such as "/api", that is meant with all below it. Default: all paths that no other site of the name has. */
  readonly path?: string | undefined;
}

/** Anyone may open it: the reverse proxy serves it on 443. */
export interface PublicSite<Gate = string> extends SiteName, SiteSettings<Gate> {
  readonly kind: "public";
}

/** Only clients of the VPN may open it; others get 403 from the reverse proxy. */
export interface VpnSite<Gate = string> extends SiteName, SiteSettings<Gate> {
  readonly kind: "vpnOnly";
  /** Path patterns that anyone may open, such as "/webhook/*". */
  readonly publicPaths: readonly string[];
  /** Whether a public record leads to the site. Default: where its certificate or a public path needs one. */
  readonly publicRecord?: boolean;
}

/** A name that leads to another. */
export interface Redirect extends SiteName {
  readonly kind: "redirect";
  /** A label of the stack's domain, such as "www", or an address, such as "https://www.example.org". */
  readonly to: TextValue;
  /** Whether browsers may remember it for ever. */
  readonly permanent: boolean;
}

/** A port on the host's 127.0.0.1, for an SSH tunnel. */
export interface LoopbackPort {
  readonly kind: "loopback";
  readonly port: number;
}

/** What the reverse proxy serves, of all ways in which something is reached. */
export function isSite<Gate>(exposure: Exposure<Gate>): exposure is PublicSite<Gate> | VpnSite<Gate> {
  return exposure.kind === "public" || exposure.kind === "vpnOnly";
}

/** The ports of the host's 127.0.0.1 among them. */
export function loopbackPorts(exposures: readonly Exposure[]): readonly number[] {
  return exposures.flatMap((one) => (one.kind === "loopback" ? [one.port] : []));
}
