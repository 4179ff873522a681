import { toMebibytes } from "../model/size.js";
import type { Scalar } from "../model/value.js";

/**
 * postgresql.conf for a container with the given memory limit: a sixth of it for shared buffers, a third as the
 * planner's idea of the cache, a twelfth for maintenance. The log goes to Docker, not to files of its own.
 */
export function postgresqlSettings(memoryLimit: string, settings: Readonly<Record<string, Scalar>> = {}): string {
  const share = (part: number) => `${Math.max(8, Math.floor(toMebibytes(memoryLimit) / part))}MB`;
  const all: Readonly<Record<string, Scalar>> = {
    listen_addresses: "*",
    max_connections: 100,
    shared_buffers: share(6),
    effective_cache_size: share(3),
    maintenance_work_mem: share(12),
    work_mem: "16MB",
    password_encryption: "scram-sha-256",
    logging_collector: false,
    log_timezone: "UTC",
    timezone: "UTC",
    ...settings,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name} = ${written(value)}\n`)
    .join("");
}

function written(value: Scalar): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
