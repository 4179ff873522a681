import type { Service } from "../declared/service/service.js";
import type { LoopbackPort, PublicSite, Redirect, VpnSite } from "../model/service/exposure.js";
import type { Upstream } from "../model/service/site-settings.js";
import type { TextValue } from "../model/value.js";
import type { WithoutOthers } from "../review/typed/options.js";

interface PublicOptions extends Omit<PublicSite<Service>, "kind" | "subdomain"> {}

interface VpnOptions extends Partial<Omit<VpnSite<Service>, "kind" | "subdomain">> {}

/**
 * Serves the service to everyone, at `https://<subdomain>.<domain>/`.
 *
 * @example expose: publicly("www")
 * @example expose: [publicly("www"), publicly("www", { path: "/api", port: 9000, maxBody: "100M" })]
 */
export function publicly<const Options extends PublicOptions = Record<never, never>>(
  subdomain: string,
  options?: Options & WithoutOthers<Options, PublicOptions>,
): PublicSite<Service> & NoInfer<Options> {
  return { kind: "public", subdomain, ...(options as Options) };
}

/**
 * Serves the service to clients of the VPN alone, at `https://<subdomain>.<domain>/`.
 *
 * Its name needs a record in the VPN's DNS and, unless certificates come by DNS or from an authority of your own that
 * asks nothing, a public record too: the authority looks at the site from outside. Everyone else gets 403 there.
 *
 * @param options.publicPaths path patterns that anyone may open. Default: none.
 * @param options.publicRecord false where the name must not stand in the public DNS.
 * @example expose: vpnOnly("n8n", { publicPaths: ["/webhook/*"] })
 */
export function vpnOnly<const Options extends VpnOptions = Record<never, never>>(
  subdomain: string,
  options?: Options & WithoutOthers<Options, VpnOptions>,
): VpnSite<Service> & NoInfer<Options> {
  return { kind: "vpnOnly", subdomain, publicPaths: [], ...(options as Options) };
}

/**
 * Publishes the service on the host's 127.0.0.1 and nowhere else.
 *
 * @example expose: onLoopback(8080)
 */
export function onLoopback(port: number): LoopbackPort {
  return { kind: "loopback", port };
}

interface RedirectOptions extends Omit<Redirect, "kind" | "subdomain" | "permanent"> {
  /** Whether browsers may remember it for ever: 308 instead of 307, which both keep what is sent. Default: false. */
  readonly permanent?: boolean;
}

/**
 * Leads visitors of a name, or of a path of it, to another address. Where that says no path, the one that was asked for is kept.
 * What leads to a site for the VPN is for the VPN alone too. It stands in `expose` of a service, or in `sites` of the stack.
 *
 * @param options.to a label of the stack's domain, an address with "https://", or a path of the same name.
 * @example expose: [publicly("www"), redirect("@", { to: "www", permanent: true })]
 * @example sites: [redirect("@", { domain: "example.org", to: "@" }), redirect("www", { path: "/blog", to: "https://blog.example.com" })]
 */
export function redirect(subdomain: string, { permanent = false, ...options }: RedirectOptions): Redirect {
  return { kind: "redirect", subdomain, permanent, ...options };
}

/**
 * A server outside the stack, such as one of the local network: scheme, address as the host reaches it, and port.
 *
 * @param options.unverified why its certificate is taken though nobody signed it. Default: it must be trusted.
 * @example sites: [vpnOnly("nas", { upstream: outside("http://192.0.2.20:5000") })]
 * @example upstream: outside("https://192.0.2.30:8006", { unverified: { because: "Proxmox signs by itself" } })
 */
export function outside(
  address: TextValue,
  options: { readonly unverified?: { readonly because: string } } = {},
): Upstream {
  return { kind: "upstream", address, ...options };
}
