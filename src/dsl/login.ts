import type { Service } from "../declared/service/service.js";
import type { AskedGate, BasicAuth, ForwardAuth } from "../model/service/login.js";
import type { Secret } from "../model/value.js";

interface Excepting {
  /** Path patterns that ask for no login. Default: none. */
  readonly except?: readonly string[];
}

/**
 * Asks for a name and a password before the site. The vault holds the hash of each password, as `caddy hash-password` prints
 * it; nobody reads it from a label, an argument or a file of others.
 *
 * @param users by name, the secret with the hash.
 * @param options.except path patterns that ask for nothing. Default: none.
 * @example expose: publicly("mail", { login: basicAuth({ admin: secret("mail_admin_hash") }) })
 */
export function basicAuth(users: Readonly<Record<string, Secret>>, { except = [] }: Excepting = {}): BasicAuth {
  return { kind: "basicAuth", users, except };
}

type ForwardOptions = Excepting & (AskedGate | { readonly [Option in keyof AskedGate]?: undefined });

/**
 * Lets in whom a service of the stack lets in: Authelia, authentik and oauth2-proxy are known by their images; for any other say
 * the `path` at which it answers, and what else it needs.
 *
 * @param service the service that is asked, on a network of the reverse proxy.
 * @example expose: publicly("wiki", { login: forwardAuth(authelia) })
 * @example login: forwardAuth(gate, { path: "/verify", headers: ["X-User"], signIn: "https://login.example.com/?back={uri}" })
 */
export function forwardAuth(service: Service, { except = [], ...asked }: ForwardOptions = {}): ForwardAuth<Service> {
  const isSaid = Object.keys(asked).length > 0;
  return { kind: "forwardAuth", service, except, ...(isSaid && { asked: asked as AskedGate }) };
}
