/** How a service can be reached from outside its networks. */
export type Exposure = PublicSite | VpnSite | LoopbackPort;

/** Anyone may open it: the reverse proxy serves it on 443. */
export interface PublicSite {
  readonly kind: "public";
  /** Label before the domain, such as "www"; "@" is the domain itself. */
  readonly subdomain: string;
}

/** Only clients of the VPN may open it; others get 403 from the reverse proxy. */
export interface VpnSite {
  readonly kind: "vpnOnly";
  readonly subdomain: string;
  /** Path patterns that anyone may open, such as "/webhook/*". */
  readonly publicPaths: readonly string[];
}

/** A port on the host's 127.0.0.1, for an SSH tunnel. */
export interface LoopbackPort {
  readonly kind: "loopback";
  readonly port: number;
}

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
