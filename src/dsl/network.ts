import type { Network, NetworkOptions } from "../declared/network.js";
import type { NetworkOf } from "../declared/service/networks.js";
import type { Service } from "../declared/service/service.js";
import { localRange } from "../model/ipv6.js";
import { markOrigin } from "../model/origin.js";
import type { ReviewedName, ReviewedNetwork } from "./reviewed.js";

/**
 * Declares a Docker network. The deployment creates it once, as `<stack>_<name>`; every Compose file
 * refers to it as external, so no two projects can quarrel about its labels (REX006).
 *
 * @example const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
 * @example const edge = network("edge", { subnet: "172.20.1.0/24", ipv6: true });
 * @example const egress = network("egress", { subnet: "172.20.4.0/24", allow: ["api.example.com", "*.example.org"] });
 */
export function network<const Name extends string, const Options extends NetworkOptions>(
  name: Name & ReviewedName<Name, "network">,
  options: Options & ReviewedNetwork<Name, Options>,
): Network<Name> {
  const { ipv6 = false, ...given }: NetworkOptions = options;
  const internal = given.allow !== undefined;
  const range = ipv6 === true ? localRange(name, given.subnet) : ipv6;
  return markOrigin(
    { kind: "network" as const, name, internal, accept: [], ...given, ...(range !== false && { ipv6: range }) },
    network,
  );
}

/**
 * The network of another service, for one whose whole traffic is to pass through it, such as that of a VPN client. It is
 * reached by the name of the other one, where its ports and its name in the network are said too; it starts after it, and is
 * made anew with it.
 *
 * @example const fetcher = service("fetcher", { …, networks: networkOf(tunnel) });
 */
export function networkOf(service: Service): NetworkOf {
  return { kind: "network-of", service };
}
