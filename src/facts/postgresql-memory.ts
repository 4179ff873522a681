/**
 * Shared memory that a server of PostgreSQL may ask for beside its buffers, in MiB: the hash table of one parallel query
 * (work_mem × hash_mem_multiplier for each of its processes), or the list of dead rows of one parallel VACUUM.
 *
 * https://www.postgresql.org/docs/current/runtime-config-resource.html, .../parallel-plans.html, .../sql-vacuum.html;
 * "could not resize shared memory segment": https://github.com/docker-library/postgres/issues/416
 *
 * @param settings those of postgresql.conf that are set; the others have the server's defaults.
 */
export function sharedMemoryOf(settings: Readonly<Record<string, string | number | boolean>>): number {
  const size = (name: string, usual: number) => mebibytesOf(settings[name]) ?? usual;
  const number = (name: string, usual: number) => {
    const value = Number(settings[name] ?? usual);
    return Number.isFinite(value) ? value : usual;
  };
  if (/^(?:mmap|sysv)$/.test(String(settings.dynamic_shared_memory_type ?? ""))) return 0;
  const workers = Math.min(number("max_parallel_workers_per_gather", 2), number("max_parallel_workers", 8));
  const hash = workers === 0 ? 0 : size("work_mem", 4) * number("hash_mem_multiplier", 2) * (workers + 1);
  const vacuum = number("max_parallel_maintenance_workers", 2) === 0 ? 0 : size("maintenance_work_mem", 64);
  return Math.ceil(Math.max(hash, vacuum));
}

/** A size as PostgreSQL writes it, "64MB", or a number of kB. */
function mebibytesOf(value: string | number | boolean | undefined): number | undefined {
  const [, number, unit = "kB"] = /^'?(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB)?'?$/.exec(String(value ?? "").trim()) ?? [];
  const factors: Readonly<Record<string, number>> = { B: 1 / 1048576, kB: 1 / 1024, MB: 1, GB: 1024, TB: 1048576 };
  return number === undefined ? undefined : Number(number) * (factors[unit] ?? 1);
}
