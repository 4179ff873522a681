import { toCompose } from "../interpolation.js";
import { filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";

/** Aliases belong to the networks, and stand there. */
export function addressKeys({ service: { hostname, extraHosts, dns } }: PlacedService) {
  return {
    hostname: hostname === undefined ? undefined : toCompose(hostname),
    extra_hosts: filledList(Object.entries(extraHosts).map(([name, address]) => `${name}=${toCompose(address)}`)),
    dns: filledList(dns.map(toCompose)),
  };
}
