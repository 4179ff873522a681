import { nameOfBuilt } from "../model/built-images.js";
import type { DeployableService } from "../model/service/service.js";

type Services = Readonly<Record<string, DeployableService>>;

/** Names the images that are built, each after the first service that has it. */
export function withBuiltImages(stack: string, services: Services): Services {
  const first = new Map<string, string>();
  const named = Object.entries(services).map(([name, service]): [string, DeployableService] => {
    if (service.built === undefined) return [name, service];
    const built = JSON.stringify(service.built);
    first.set(built, first.get(built) ?? name);
    return [name, { ...service, image: nameOfBuilt(stack, first.get(built) ?? name) }];
  });
  return Object.assign(Object.create(null), Object.fromEntries(named));
}
