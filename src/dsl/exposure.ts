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
 * @example expose: vpnOnly("n8n", { publicPaths: ["/webhook/*"] })
 */
export function vpnOnly(subdomain: string, options: { readonly publicPaths?: readonly string[] } = {}): VpnSite {
  return { kind: "vpnOnly", subdomain, publicPaths: options.publicPaths ?? [] };
}

/**
 * Publishes the service on the host's 127.0.0.1 and nowhere else.
 *
 * @example expose: onLoopback(8080)
 */
export function onLoopback(port: number): LoopbackPort {
  return { kind: "loopback", port };
}
