import { imageOf } from "../../facts/image-of.js";
import type { Service } from "../../model/service/service.js";
import { doesOwnWork } from "./own-work.js";

/** Programs that keep data for others, by the last word of their image: databases, caches, queues, search, object stores. */
const programs =
  /(?:^|[/_-])(?:postgres|postgresql|postgis|pgvector|timescaledb|mariadb|mysql|mssql|mongo|mongodb|redis|valkey|keydb|memcached|elasticsearch|opensearch|clickhouse|cassandra|scylla|influxdb|couchdb|rabbitmq|kafka|redpanda|nats|etcd|neo4j|meilisearch|typesense|qdrant|solr|minio|garage|zookeeper|cockroach)(?:-server)?$/;

/** Whether a service keeps data for other services, so that nobody outside is to reach it. */
export function holdsData(service: Pick<Service, "image" | "job" | "command" | "entrypoint">): boolean {
  if (doesOwnWork(service)) return false;
  const repository = imageOf(service)?.repository;
  return repository !== undefined && programs.test(repository);
}
