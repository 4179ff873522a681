import type { DeployableService } from "../model/service/service.js";

type Services = Readonly<Record<string, DeployableService>>;

/** Services in the network of another one: they reach what that one reaches, wait for it, and are "localhost" to each other. */
export function withGuests(services: Services): Services {
  const hosts = new Set(Object.values(services).flatMap(({ networkOf = [] }) => networkOf));
  if (hosts.size === 0) return services;
  const known = Object.entries(services).map(([name, service]): [string, DeployableService] => {
    const { networkOf, names, dependsOn } = service;
    const local = { ...service, names: { ...names, known: [...names.known, "localhost"] } };
    if (networkOf === undefined) return [name, hosts.has(name) ? local : service];
    const networks = services[networkOf]?.networks ?? [];
    return [name, { ...local, networks, dependsOn: [...new Set([...dependsOn, networkOf])] }];
  });
  return Object.assign(Object.create(null), Object.fromEntries(known));
}
