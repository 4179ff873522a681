/** How a service can be reached from outside its networks. */
export type Exposure = PublicSite | VpnSite | LoopbackPort;

/** Anyone may open it: the reverse proxy serves it on 443. */
export interface PublicSite {
  readonly kind: "public";
  /** Label before the domain, such as "www"; "@" is the domain itself, "*" every other name, which takes certificates by DNS. */
  readonly subdomain: string;
}

/** Only clients of the VPN may open it; others get 403 from the reverse proxy. */
export interface VpnSite {
  readonly kind: "vpnOnly";
  readonly subdomain: string;
  /** Path patterns that anyone may open, such as "/webhook/*". */
  readonly publicPaths: readonly string[];
  /** Whether a public record leads to the site. Default: where its certificate or a public path needs one. */
  readonly publicRecord?: boolean;
}

/** A port on the host's 127.0.0.1, for an SSH tunnel. */
export interface LoopbackPort {
  readonly kind: "loopback";
  readonly port: number;
}
