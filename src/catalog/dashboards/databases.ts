import { memoryOfLimit } from "./containers.js";
import { dashboard } from "./dashboard.js";
import { figure, lines } from "./panel.js";

const containers = '{name=~".*_(postgresql|redis)"}';

/** PostgreSQL and Redis, from Alloy's exporters; empty for those that Alloy is not told to watch. */
export const databasesDashboard = dashboard("stack-databases", "Databases", [
  figure("PostgreSQL answers", "bool_yes_no", "min(pg_up)"),
  figure("Connections in use", "percentunit", "sum(pg_stat_database_numbackends) / max(pg_settings_max_connections)"),
  figure("Redis answers", "bool_yes_no", "min(redis_up)"),
  figure("Redis memory in use", "percentunit", "redis_memory_used_bytes / redis_memory_max_bytes"),
  lines("Memory of the containers, of its limit", "percentunit", { "{{name}}": memoryOfLimit(containers) }),
  lines("Processor of the containers, in cores", "short", {
    "{{name}}": `rate(container_cpu_usage_seconds_total${containers}[5m])`,
  }),
  lines("Size of databases", "bytes", { "{{datname}}": "pg_database_size_bytes" }),
  lines("Transactions a second", "ops", {
    "{{datname}}":
      "sum by (datname) (rate(pg_stat_database_xact_commit[5m]) + rate(pg_stat_database_xact_rollback[5m]))",
  }),
  lines("Blocks found in the cache", "percentunit", {
    "{{datname}}":
      "rate(pg_stat_database_blks_hit[5m]) / (rate(pg_stat_database_blks_hit[5m]) + rate(pg_stat_database_blks_read[5m]))",
  }),
  lines("Deadlocks", "short", { "{{datname}}": "increase(pg_stat_database_deadlocks[5m])" }),
  lines("Redis commands a second", "ops", { commands: "rate(redis_commands_processed_total[5m])" }),
  lines("Redis keys", "short", {
    "evicted a second": "rate(redis_evicted_keys_total[5m])",
    "found a second": "rate(redis_keyspace_hits_total[5m])",
    "missed a second": "rate(redis_keyspace_misses_total[5m])",
  }),
]);
