import { siteVariable, siteVariablesOf } from "../../model/site-values.js";
import type { Value } from "../../model/value.js";
import { toCompose } from "../interpolation.js";
import { filled } from "./filled.js";
import type { PlacedService } from "./placed.js";
import { environmentFileOf, secretEnvironment } from "./secrets.js";

/** The reverse proxy is told the domain, the range of the VPN, and what else its sites ask for. */
export function environmentKeys({ stack, name, service }: PlacedService) {
  const sites = siteVariablesOf(stack, name).map((variable) => [siteVariable(stack, variable), variable] as const);
  const proxy: Readonly<Record<string, Value>> = service.reverseProxy
    ? { DOMAIN: stack.domain, VPN_RANGE: stack.vpnRange, ...Object.fromEntries(sites) }
    : {};
  const given = Object.entries({ ...proxy, ...service.environment }).map(([key, value]) => [key, toCompose(value)]);
  return {
    env_file: environmentFileOf(stack, name),
    environment: filled({ ...Object.fromEntries(given), ...secretEnvironment(service) }),
  };
}
