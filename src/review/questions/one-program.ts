import { imageOf } from "../../facts/image-of.js";
import type { Application } from "../../model/application.js";
import type { Service } from "../../model/service/service.js";
import { literalOf } from "./texts.js";

/** Two services that are parts of one program: they run images of one repository on one database. */
export interface Parts {
  readonly first: string;
  readonly second: string;
  readonly database: string;
}

/** The pairs of services that are parts of one program, each service with the first of its kind. */
export function partsOf({ services }: Application): readonly Parts[] {
  const seen = new Map<string, string>();
  return Object.entries(services).flatMap(([name, service]) => {
    const reference = imageOf(service);
    if (reference === undefined) return [];
    return databasesOf(service).flatMap((database) => {
      const key = `${reference.registry}/${reference.repository} ${database}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, name);
      return first === undefined || first === name ? [] : [{ first, second: name, database }];
    });
  });
}

/** The databases that a service says it uses: those of the stack's engines, and those that its environment names. */
function databasesOf({ databases, environment }: Service): readonly string[] {
  if (databases.length > 0) return databases.map(({ engine, name }) => `${name}' of '${engine}`);
  const literal = (pattern: RegExp) => {
    const found = Object.entries(environment).find(([name]) => pattern.test(name));
    const value = found === undefined ? "" : literalOf(found[1]);
    return value.includes("\0") ? "" : value;
  };
  const host = literal(/(?:DB|DATABASE|POSTGRES\w*|MYSQL|PG)_*HOST$/i);
  const database = literal(
    /(?:DB_*(?:NAME|DATABASE)|DATABASE_*NAME|POSTGRES_*DB|MYSQL_DATABASE|PGDATABASE|_DATABASE)$/i,
  );
  return host === "" || database === "" ? [] : [`${database}' of '${host}`];
}
