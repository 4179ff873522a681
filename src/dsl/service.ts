import type { Service, ServiceOptions } from "../declared/service/service.js";
import { markOrigin } from "../model/origin.js";
import type { ReviewedName, ReviewedService } from "./reviewed.js";

/**
 * Declares a service of your own: one container, without capabilities, with limits and a probe.
 *
 * @example
 * const mailpit = service("mailpit", {
 *   image: "axllent/mailpit:v1.27.0", networks: [backend], user: 1000, port: 8025,
 *   memory: { limit: "128M" }, cpus: 0.25,
 *   healthcheck: { test: ["/mailpit", "readyz"] },
 * });
 */
export function service<const Name extends string, const Options extends ServiceOptions>(
  name: Name & ReviewedName<Name, "service">,
  options: Options & ReviewedService<Name, Options>,
): Service<Name> {
  return declareService<Name>(name, options, service);
}

/** Makes a service on behalf of a constructor of the catalog, whose caller is the service's origin. */
export function declareService<const Name extends string>(
  name: Name,
  options: ServiceOptions,
  maker: (...args: never[]) => unknown,
): Service<Name> {
  return markOrigin({ kind: "service" as const, name, ...options }, maker);
}
