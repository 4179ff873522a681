import { allServices } from "./machines/placement.js";
import { volumePath } from "./paths.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { shown, type TextValue } from "./value.js";
import { deployedServices } from "./waves.js";

/** A folder that the stack makes for data, and the service or shared folder that it is of. */
export interface DataOf {
  readonly of: string;
  readonly path: TextValue;
}

/** The folders that stay when what they are of leaves the stack, each once. Folders of the host are nobody's but its own. */
export function keptDataOf(stack: Stack): readonly DataOf[] {
  const found = deployedServices(stack).flatMap(({ name, service: { volumes } }) =>
    volumes.flatMap((mount): DataOf[] => {
      if (mount.kind === "volume") return [{ of: name, path: volumePath(stack, name, mount) }];
      if (mount.kind !== "shared-folder") return [];
      const { folder: _, ...whole } = mount;
      return [{ of: mount.name, path: volumePath(stack, name, whole) }];
    }),
  );
  return [...new Map(found.map((data) => [shown(data.path), data])).values()];
}

/** The databases of services, each with the service that is its engine. */
export function databasesOf(stack: Stack): readonly { readonly engine: string; readonly name: string }[] {
  if (stack.share === undefined) return deployedServices(stack).flatMap(({ service }) => databasesIn(service));
  return Object.values(allServices(stack))
    .flatMap(databasesIn)
    .filter(({ engine }) => Object.hasOwn(stack.services, engine));
}

function databasesIn({ databases }: DeployableService) {
  return databases.map(({ engine, name }) => ({ engine, name }));
}
