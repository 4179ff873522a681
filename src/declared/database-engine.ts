import type { Secret } from "../model/value.js";
import type { Database } from "./database.js";
import type { Service } from "./service/service.js";

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
