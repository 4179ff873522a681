import type { Application } from "../../model/application.js";
import { type AnyMount, isWritable } from "../../model/service/mount.js";
import type { Service } from "../../model/service/service.js";
import { shown } from "../../model/value.js";
import type { Route } from "../finding.js";
import { normalPath } from "./mounts.js";

/** A service that writes to a folder which others see too. */
export interface Writer {
  readonly service: string;
  readonly definition: Service;
  readonly mount: AnyMount & { readonly path: string };
  readonly at: Route;
}

/** Folders that several services write to, by what one calls them; a folder below another one is that one too. */
export function sharedPlaces({ services }: Application): ReadonlyMap<string, readonly Writer[]> {
  const places = new Map<string, Writer[]>();
  for (const [service, definition] of Object.entries(services))
    for (const [index, mount] of definition.volumes.entries()) {
      const place = placeOf(mount);
      if (place === undefined || mount.kind === "docker-socket" || !isWritable(mount)) continue;
      const writer = { service, definition, mount, at: ["services", service, "volumes", index] };
      places.set(place, [...(places.get(place) ?? []), writer]);
    }
  return new Map([...places].filter(([, writers]) => new Set(writers.map(({ service }) => service)).size > 1));
}

/** What may be the same in two services; none where it is one service's own, or cannot be known. */
function placeOf(mount: AnyMount): string | undefined {
  switch (mount.kind) {
    case "shared-folder":
      return [mount.name, mount.folder].filter((part) => part !== undefined).join("/");
    case "host-folder":
      return shown(mount.source);
    case "bind":
      return mount.source === undefined || /\.sock$/.test(mount.source) ? undefined : normalised(mount.source);
    case "named-volume":
      return mount.name;
    default:
      return undefined;
  }
}

function normalised(source: string): string {
  return source.startsWith("/") ? normalPath(source) : source.replace(/\/+$/, "");
}
