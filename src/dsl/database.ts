import type { Database } from "../declared/database.js";
import type { DatabaseEngine } from "../declared/database-engine.js";
import type { Service } from "../declared/service/service.js";
import { neverText } from "../model/never-text.js";
import type { Secret } from "../model/value.js";

/**
 * Turns a service of your own into an engine, for an image that the catalog does not know: `databases` of other services may
 * then name its databases. Creating them is the service's `provision`.
 *
 * @example const engine = asEngine(service("cockroach", { …, provision: ["/scripts/databases.sh"] }));
 */
export function asEngine<const Name extends string>(service: Service<Name>): DatabaseEngine<Name> {
  const database = (name: string, { password }: { readonly password: Secret }): Database =>
    Object.freeze(neverText({ kind: "database" as const, name, engine: service.name, password }));
  // Not enumerable: the engine is a service like any other to whoever reads its data.
  const engine = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(service), database: { value: database } },
  );
  return Object.freeze(engine) as unknown as DatabaseEngine<Name>;
}
