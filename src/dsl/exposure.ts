import type { LoopbackPort, PublicSite, VpnSite } from "../model/service/exposure.js";

/**
 * Serves the service to everyone, at `https://<subdomain>.<domain>/`.
 *
 * @example expose: publicly("www")
 */
export function publicly(subdomain: string): PublicSite {
  return { kind: "public", subdomain };
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
export function vpnOnly(
  subdomain: string,
  options: Partial<Pick<VpnSite, "publicPaths" | "publicRecord">> = {},
): VpnSite {
  return { kind: "vpnOnly", subdomain, publicPaths: [], ...options };
}

/**
 * Publishes the service on the host's 127.0.0.1 and nowhere else.
 *
 * @example expose: onLoopback(8080)
 */
export function onLoopback(port: number): LoopbackPort {
  return { kind: "loopback", port };
}
