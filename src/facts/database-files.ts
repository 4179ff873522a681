/** A folder in which a program keeps files that belong together and that it writes one after another. */
interface DatabaseFolder {
  readonly folder: string;
  readonly engine: string;
}

/**
 * Folders of databases, by the path that their images have: a copy of the files that is taken while the server writes is
 * of several moments, and does not start. Sources: https://www.postgresql.org/docs/current/backup-file.html,
 * https://dev.mysql.com/doc/refman/8.4/en/backup-methods.html, https://www.mongodb.com/docs/manual/core/backups/ and the
 * manuals of the others.
 */
const folders: readonly DatabaseFolder[] = [
  { folder: "/var/lib/postgresql", engine: "PostgreSQL" },
  { folder: "/home/postgres/pgdata", engine: "PostgreSQL" },
  { folder: "/bitnami/postgresql", engine: "PostgreSQL" },
  { folder: "/var/lib/mysql", engine: "MySQL or MariaDB" },
  { folder: "/bitnami/mysql", engine: "MySQL" },
  { folder: "/bitnami/mariadb", engine: "MariaDB" },
  { folder: "/data/db", engine: "MongoDB" },
  { folder: "/bitnami/mongodb", engine: "MongoDB" },
  { folder: "/var/lib/clickhouse", engine: "ClickHouse" },
  { folder: "/var/lib/cassandra", engine: "Cassandra" },
  { folder: "/var/lib/influxdb", engine: "InfluxDB" },
  { folder: "/var/lib/influxdb2", engine: "InfluxDB" },
  { folder: "/usr/share/elasticsearch/data", engine: "Elasticsearch" },
  { folder: "/usr/share/opensearch/data", engine: "OpenSearch" },
  { folder: "/var/lib/arangodb3", engine: "ArangoDB" },
  { folder: "/var/lib/rabbitmq", engine: "RabbitMQ" },
  { folder: "/cockroach/cockroach-data", engine: "CockroachDB" },
  { folder: "/meili_data", engine: "Meilisearch" },
];

/** Databases that are mounted above their own folder, by the name of the image. */
const engines: Readonly<Record<string, string>> = {
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
  mongo: "MongoDB",
  neo4j: "Neo4j",
  arangodb: "ArangoDB",
  "clickhouse-server": "ClickHouse",
  "mssql-server": "SQL Server",
  meilisearch: "Meilisearch",
  surrealdb: "SurrealDB",
};

/** The database whose files a path holds: by the path, or by the name of the image where the path is a data folder. */
export function databaseIn(path: string, repository: string): string | undefined {
  const known = folders.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
  if (known !== undefined) return known.engine;
  const name = repository.split("/").at(-1) ?? "";
  return /^\/(?:data|var\/lib\/(?:neo4j|surrealdb)|var\/opt\/mssql)(?:\/|$)/.test(path) ? engines[name] : undefined;
}

/** The database that a package of Debian keeps at a path of the host, or in a volume that Docker holds in its name. */
export function databaseOnHost(path: string): string | undefined {
  const own = /^\/(?:var\/lib\/(?:postgresql|mysql|mongodb|clickhouse|cassandra|influxdb|rabbitmq))(?:\/|$)/.test(path);
  return own ? (databaseIn(path, "") ?? "MongoDB") : undefined;
}
