import type { Secret } from "../value.js";

/** Whom the reverse proxy lets in. */
export type Login<Gate = string> = BasicAuth | ForwardAuth<Gate>;

interface Guarded {
  /** Path patterns that ask for no login, such as "/webhook/*". */
  readonly except: readonly string[];
}

/** Whoever knows a name and its password, which the browser asks for. */
export interface BasicAuth extends Guarded {
  readonly kind: "basicAuth";
  /** By name, the hash of the password, such as `caddy hash-password` prints. */
  readonly users: Readonly<Record<string, Secret>>;
}

/** Whomever another service lets in: the proxy asks it before it passes a request on. */
export interface ForwardAuth<Gate = string> extends Guarded {
  readonly kind: "forwardAuth";
  readonly service: Gate;
  /** How it is asked. Default: what is known of its image. */
  readonly asked?: AskedGate | undefined;
}

/** How a service is asked whether a request may pass. */
export interface AskedGate {
  /** Path that answers with 2xx where it may, such as "/api/authz/forward-auth". */
  readonly path: string;
  /** Headers of that answer that the site is told, such as "Remote-User". Default: none. */
  readonly headers?: readonly string[];
  /** Paths of each site that belong to the service itself, such as "/oauth2/*". Default: none. */
  readonly ownPaths?: readonly string[];
  /** Where a visitor is led that it answers with 401, with placeholders of Caddy. Default: the answer is passed on. */
  readonly signIn?: string;
}
