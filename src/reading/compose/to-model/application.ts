import type { Application } from "../../../model/application.js";
import type { Service } from "../../../model/service/service.js";
import { type Mapping, mapping, valueAt } from "../../placed.js";
import { isUnknown, textOf } from "../shape.js";
import { type Located, Locations, type Route } from "./located.js";
import { networksIn } from "./networks.js";
import { serviceOf } from "./service.js";
import { volumesIn } from "./volumes.js";

/** An application of hand-written Compose files, as rules judge it. */
export interface PlacedApplication {
  readonly application: Application;
  /** Where a part of it is written; where it is not, the nearest thing around it. */
  readonly placeOf: (route: Route) => Located | undefined;
}

/**
 * The model of an application that was read. What its files do not say is undefined; what they say and nobody can know before
 * it runs is named in `unknown` of the service.
 */
export function toModel(value: Mapping): PlacedApplication {
  const locations = new Locations();
  const said = valueAt(value, "services");
  const written = said?.kind === "mapping" ? said : mapping([], value.place);
  const services = [...written.entries].flatMap(
    ([name, { key, value: service }]): readonly (readonly [string, Service])[] => {
      locations.note(["services", name], key);
      return service.kind === "mapping" ? [[name, serviceOf(name, service, value, written, locations)]] : [];
    },
  );
  const used = new Set(services.flatMap(([, { networks }]) => (networks === "host" ? [] : networks)));
  const name = valueAt(value, "name");
  locations.note([], value);
  const application: Application = {
    name: name === undefined || isUnknown(name) ? "" : (textOf(name) ?? ""),
    services: Object.fromEntries(services),
    networks: networksIn(value, used, locations),
    volumes: volumesIn(value, locations),
    variables: {},
    secrets: {},
  };
  return { application, placeOf: (route) => locations.placeOf(route) };
}
