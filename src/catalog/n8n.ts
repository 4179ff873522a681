import type { Database } from "../declared/database.js";
import type { Service } from "../declared/service/service.js";
import { volume } from "../dsl/mount.js";
import { n8nFacts } from "../facts/images/n8n.js";
import type { Secret, Variable } from "../model/value.js";
import { constructs } from "./constructor.js";
import { withHeap } from "./heap.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";
import { siteAddress, siteHost } from "./site-address.js";

export interface N8nOptions extends CatalogOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Key that credentials are encrypted with. Whoever loses or changes it loses them all. */
  readonly encryptionKey: Secret;
  /** Domain that the site's name ends in: the stack's. */
  readonly domain: Variable | string;
  /** IANA time zone of schedules. Default: "Etc/UTC". */
  readonly timezone?: Variable | string;
  /** The n8n whose worker this is: links in its executions lead to that one's site, and it starts as `worker`. Default: it is none. */
  readonly workerOf?: Service;
  /** Days after which the data of an execution is deleted. Default: 14. */
  readonly executionDays?: number;
}

/**
 * n8n, for workflows, with its data in PostgreSQL.
 *
 * Webhooks and the editor use the address of the site, behind one proxy. Secrets reach n8n as files.
 * Probe: `/healthz/readiness`, which answers only when the database is there and migrated; the first start may
 * take 120 s. The heap is three quarters of the memory limit unless `memory.heap` says otherwise.
 *
 * @example
 * const n8n = catalog.n8n({
 *   image: "n8nio/n8n:2.30.7", networks: [backend, egress], memory: { limit: "1024M" }, cpus: 1, domain,
 *   database: postgresql.database("n8n", { password: secret("n8n_db_password") }),
 *   encryptionKey: secret("n8n_encryption_key", { minLength: 32 }),
 *   expose: vpnOnly("n8n", { publicPaths: ["/webhook/*"] }),
 * });
 */
export const n8n = constructs<N8nOptions>()(
  "n8n",
  n8nFacts,
  ({ database, encryptionKey, domain, timezone = "Etc/UTC", workerOf, executionDays = 14, ...given }) => {
    const memory = withHeap(given.memory);
    const { expose } = workerOf ?? given;
    const address = siteAddress({ expose, port: 5678, path: "/" }, domain);
    const host = siteHost(expose, domain);
    const isWorker = workerOf !== undefined || given.command?.includes("worker") === true;
    return [
      { ...given, memory },
      {
        port: 5678,
        ...(workerOf !== undefined && { command: ["worker"] }),
        volumes: [volume("/home/node/.n8n", { mode: "0700", backup: "files" })],
        databases: [database],
        environment: {
          DB_TYPE: "postgresdb",
          DB_POSTGRESDB_HOST: database.engine,
          DB_POSTGRESDB_PORT: 5432,
          DB_POSTGRESDB_DATABASE: database.name,
          DB_POSTGRESDB_USER: database.name,
          N8N_HOST: host ?? "127.0.0.1",
          N8N_PORT: 5678,
          N8N_PROTOCOL: host === undefined ? "http" : "https",
          N8N_EDITOR_BASE_URL: address,
          // n8n 2.30 reads the first; earlier versions know only the second.
          N8N_WEBHOOK_URL: address,
          WEBHOOK_URL: address,
          N8N_PROXY_HOPS: host === undefined ? 0 : 1,
          N8N_SECURE_COOKIE: host !== undefined,
          N8N_METRICS: true,
          N8N_DIAGNOSTICS_ENABLED: false,
          N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: true,
          GENERIC_TIMEZONE: timezone,
          TZ: timezone,
          EXECUTIONS_DATA_PRUNE: true,
          EXECUTIONS_DATA_MAX_AGE: executionDays * 24,
          // A worker has no editor: its probe needs the server that this starts.
          ...(isWorker && { QUEUE_HEALTH_CHECK_ACTIVE: true }),
          NODE_OPTIONS: `--max-old-space-size=${memory.heap}`,
        },
        secrets: { DB_POSTGRESDB_PASSWORD: database.password, N8N_ENCRYPTION_KEY: encryptionKey },
        healthcheck: { test: askWithWget(5678, "/healthz/readiness"), startPeriod: 120 },
        metrics: { port: 5678, path: "/metrics" },
        stopGracePeriod: 60,
      },
    ];
  },
);
