import { toCompose } from "../interpolation.js";
import { filled } from "./filled.js";
import type { PlacedService } from "./placed.js";
import { environmentFileOf, secretEnvironment } from "./secrets.js";

/** The reverse proxy is told the domain and the range of the VPN, which its configuration asks for. */
export function environmentKeys({ stack, name, service }: PlacedService) {
  const proxy = service.reverseProxy ? { DOMAIN: stack.domain, VPN_RANGE: stack.vpnRange } : {};
  const given = Object.entries({ ...proxy, ...service.environment }).map(([key, value]) => [key, toCompose(value)]);
  return {
    env_file: environmentFileOf(stack, name),
    environment: filled({ ...Object.fromEntries(given), ...secretEnvironment(service) }),
  };
}
