import type { Service } from "../declared/service/service.js";
import type { ReusedVolume } from "../model/stack.js";

/** Volumes that are one value in several services, which after validation nobody could tell. */
export function reusedVolumes(services: ReadonlyMap<string, Service>): readonly ReusedVolume[] {
  const places = new Map<object, { readonly service: string; readonly index: number }[]>();
  for (const [service, { volumes = [] }] of services)
    for (const [index, mount] of volumes.entries())
      if (mount.kind === "volume") places.set(mount, [...(places.get(mount) ?? []), { service, index }]);
  return [...places].flatMap(([mount, at]) =>
    at.length > 1 && "path" in mount ? [{ path: String(mount.path), at }] : [],
  );
}
