/** Services that Rexible knows: `import { catalog } from "rexible"`, then `catalog.postgresql({ … })`. */
export { type AlloyOptions, alloy } from "./alloy.js";
export { type CaddyOptions, caddy } from "./caddy.js";
export type { AcmeAuthority, AcmeCertificates, CaddyCertificates, InternalCertificates } from "./caddy-certificates.js";
export { type DiunOptions, diun } from "./diun.js";
export type { DnsProvider, DnsSetting } from "./dns-modules.js";
export { type GrafanaOptions, grafana } from "./grafana.js";
export { type LitellmOptions, litellm } from "./litellm.js";
export type { LitellmModel } from "./litellm-configuration.js";
export { type LokiOptions, loki } from "./loki.js";
export { type MariadbOptions, mariadb } from "./mariadb.js";
export { type N8nOptions, n8n } from "./n8n.js";
export { type OpenclawOptions, openclaw } from "./openclaw.js";
export { type PostgresqlOptions, postgresql } from "./postgresql.js";
export { type QdrantOptions, qdrant } from "./qdrant.js";
export { type RedisOptions, redis } from "./redis.js";
export { type VictoriametricsOptions, victoriametrics } from "./victoriametrics.js";
