import { sharedMemoryOf } from "../facts/postgresql-memory.js";
import { toMebibytes } from "../model/size.js";
import type { Scalar } from "../model/value.js";

/**
 * Settings for a container with the given memory limit: a sixth of it for shared buffers, a third as the
 * planner's idea of the cache, a twelfth for maintenance. The log goes to Docker, not to files of its own.
 */
export function postgresqlSettings(
  memoryLimit: string,
  settings: Readonly<Record<string, Scalar>> = {},
): Readonly<Record<string, Scalar>> {
  const share = (part: number) => `${Math.max(8, Math.floor(toMebibytes(memoryLimit) / part))}MB`;
  return {
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
}

/** The lines of postgresql.conf. */
export function postgresqlConf(settings: Readonly<Record<string, Scalar>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${written(value)}\n`)
    .join("");
}

/**
 * Size of /dev/shm for two of the largest parallel queries at once, at most half of the memory limit: Docker's 64 MiB
 * fail the first one. It is a bound; only what is used counts.
 */
export function sharedMemoryFor(memoryLimit: string, settings: Readonly<Record<string, Scalar>>): string {
  const one = sharedMemoryOf(settings);
  const half = Math.floor(toMebibytes(memoryLimit) / 2);
  return `${Math.max(64, one, Math.min(2 * one, half))}M`;
}

function written(value: Scalar): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
