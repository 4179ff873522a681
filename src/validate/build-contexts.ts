import type { BuildContext } from "../model/service/build-context.js";
import type { Built } from "../model/service/built.js";
import type { DeployableService } from "../model/service/service.js";

type Services = Readonly<Record<string, DeployableService>>;

/** The services, each with what its image is built of. */
export function withBuildContexts(services: Services, read: (built: Built) => BuildContext): Services {
  if (Object.values(services).every(({ built }) => built === undefined)) return services;
  const known = Object.entries(services).map(([name, service]): [string, DeployableService] => [
    name,
    service.built === undefined ? service : { ...service, context: read(service.built) },
  ]);
  return Object.assign(Object.create(null), Object.fromEntries(known));
}
