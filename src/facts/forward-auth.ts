import { type Exposure, isSite } from "../model/service/exposure.js";
import type { AskedGate } from "../model/service/login.js";
import type { Service } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { imageOf } from "./image-of.js";

/** How services that log people in are asked, by their images. */
const known: Readonly<Record<string, AskedGate>> = {
  // https://www.authelia.com/integration/proxies/caddy/
  "authelia/authelia": {
    path: "/api/authz/forward-auth",
    headers: ["Remote-User", "Remote-Groups", "Remote-Email", "Remote-Name"],
  },
  // https://docs.goauthentik.io/add-secure-apps/providers/proxy/server_caddy/
  "ghcr.io/goauthentik/server": {
    path: "/outpost.goauthentik.io/auth/caddy",
    headers:
      `Username Groups Entitlements Email Name Uid Jwt Meta-Jwks Meta-Outpost Meta-Provider Meta-App Meta-Version`
        .split(" ")
        .map((name) => `X-Authentik-${name}`),
    ownPaths: ["/outpost.goauthentik.io/*"],
  },
  // https://oauth2-proxy.github.io/oauth2-proxy/configuration/integrations/caddy
  "quay.io/oauth2-proxy/oauth2-proxy": {
    path: "/oauth2/auth",
    headers: ["X-Auth-Request-User", "X-Auth-Request-Email"],
    ownPaths: ["/oauth2/*"],
    signIn: "/oauth2/sign_in?rd={scheme}://{host}{uri}",
  },
};

/** How the service is asked whether a request may pass; none where nobody knows its image. */
export function knownGate(service: Service): AskedGate | undefined {
  return known[imageOf(service)?.familiar ?? ""];
}

/** Fills in how the services are asked that sites let log people in, where that is known. */
export function withKnownGates(stack: Stack): Pick<Stack, "services" | "sites"> {
  const complete = (exposure: Exposure): Exposure => {
    if (!isSite(exposure) || exposure.login?.kind !== "forwardAuth" || exposure.login.asked !== undefined)
      return exposure;
    const gate = stack.services[exposure.login.service];
    return { ...exposure, login: { ...exposure.login, asked: gate && knownGate(gate) } };
  };
  const services = Object.entries(stack.services).map(([name, service]) => [
    name,
    { ...service, expose: service.expose.map(complete) },
  ]);
  return {
    services: Object.assign(Object.create(null), Object.fromEntries(services)),
    sites: stack.sites.map(complete),
  };
}
