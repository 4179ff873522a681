import type { Application } from "../../model/application.js";
import type { Service } from "../../model/service/service.js";

/** The networks that a service joins; none on the host's own. */
export function networksOf({ networks }: Pick<Service, "networks">): readonly string[] {
  return networks === "host" ? [] : networks;
}

/** Whether two services have a network in common. */
export function shareNetwork(one: Service, other: Service): boolean {
  return networksOf(one).some((network) => networksOf(other).includes(network));
}

/** Whether the service has no way out: all of its networks are internal. */
export function isShutIn(service: Service, { networks }: Pick<Application, "networks">): boolean {
  return service.networks !== "host" && service.networks.every((network) => networks[network]?.internal === true);
}
