import type { Service } from "./service.js";
import type { Secret } from "./value.js";

/** A database of an engine, with an owner role of the same name. */
export interface Database {
  readonly kind: "database";
  readonly name: string;
  /** Name of the service that is the engine. */
  readonly engine: string;
  readonly password: Secret;
}

/** A service that holds databases of others. */
export interface DatabaseEngine<Name extends string = string> extends Service<Name> {
  /**
   * Declares a database with an owner of the same name. It is created, and its password kept
   * equal to the vault's, at each deployment, before the services that use it start.
   *
   * @example database: postgresql.database("n8n", { password: secret("n8n_db_password") })
   */
  readonly database: (name: string, options: { readonly password: Secret }) => Database;
}

/** Turns a service into an engine. */
export function asEngine<const Name extends string>(service: Service<Name>): DatabaseEngine<Name> {
  const database = (name: string, { password }: { readonly password: Secret }): Database =>
    Object.freeze({ kind: "database", name, engine: service.name, password });
  // Not enumerable: the engine is a service like any other to whoever reads its data.
  const engine = Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(service), database: { value: database } },
  );
  return Object.freeze(engine) as unknown as DatabaseEngine<Name>;
}
