import type { Application } from "../../model/application.js";
import type { Service } from "../../model/service/service.js";
import { networksOf } from "./networks.js";

type Placed = readonly [name: string, service: Service];

/** The networks whose services reach some names alone. */
export function filteredNetworks({ networks }: Pick<Application, "networks">): readonly string[] {
  return Object.keys(networks).filter((network) => networks[network]?.allow !== undefined);
}

/** Those on a network that pass on what the others ask of the internet, and the others. */
export function membersOf(
  network: string,
  { services }: Pick<Application, "services">,
): { readonly proxies: readonly Placed[]; readonly others: readonly Placed[] } {
  const members = Object.entries(services).filter(([, service]) => networksOf(service).includes(network));
  return {
    proxies: members.filter(([, { egressProxy }]) => egressProxy === true),
    others: members.filter(([, { egressProxy }]) => egressProxy !== true),
  };
}
