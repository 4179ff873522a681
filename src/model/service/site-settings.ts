import type { Secret, Text, TextValue } from "../value.js";
import type { Login } from "./login.js";

/** What the reverse proxy does for a site beside passing it on. */
export interface SiteSettings<Gate = string> {
  /** Port of the service that the site leads to. Default: its `port`. */
  readonly port?: number;
  /** What leads to a server outside the stack; only for sites that stand in the stack itself. Default: none. */
  readonly upstream?: Upstream;
  /**
   * What the server speaks: plain HTTP; "websocket", where a WebSocket must not meet HTTP/2; "grpc", which is HTTP/2 without
   * TLS; or "https". Default: "http", or what is known of the image.
   */
  readonly protocol?: Protocol;
  /** Whether the server is asked without the site's path: "/api/users" as "/users". Default: false. */
  readonly stripPath?: boolean;
  /** Headers that the server is told, by name; null takes one away. Placeholders of Caddy are filled in. Default: as they came. */
  readonly requestHeaders?: Readonly<Record<string, TextValue | Secret | Text | null>>;
  /** Headers that visitors are told, whatever the server says; null takes one away. Default: as the server says. */
  readonly responseHeaders?: Readonly<Record<string, TextValue | null>>;
  /** Size beyond which what visitors send is answered with 413, such as "512M". Default: no limit of the proxy's. */
  readonly maxBody?: string;
  /** Who is let in: `basicAuth(…)`, or whom a service of the stack lets in, `forwardAuth(…)`. Default: everyone who reaches it. */
  readonly login?: Login<Gate>;
  /** Lines of a Caddyfile that stand in the site as they are, before it is passed on, and why: `snippet(…)`. Default: none. */
  readonly snippet?: Snippet;
}

export type Protocol = "http" | "websocket" | "grpc" | "https";

/** A server outside the stack. */
export interface Upstream {
  readonly kind: "upstream";
  /** Such as "http://192.0.2.20:5000": scheme, address and port. */
  readonly address: TextValue;
  /** Why a certificate that nobody signed is taken. Default: none, for it must be trusted. */
  readonly unverified?: { readonly because: string };
}

/** Lines of the operator's own. */
export interface Snippet {
  readonly kind: "snippet";
  readonly lines: TextValue | Secret | Text;
  readonly because: string;
}
