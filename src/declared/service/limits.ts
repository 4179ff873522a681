export interface Memory {
  /** The container is stopped above it. Number with K, M or G. */
  readonly limit: string;
  /** What the container may count on. Default: none. */
  readonly reservation?: string;
  /** Heap of the runtime inside, in MiB; at most 85 % of the limit. Default: not said to it. */
  readonly heap?: number;
}

export interface LimitOptions {
  /** Memory of the container: every service has a limit. */
  readonly memory: Memory;
  /** CPU cores that it may use at most, such as 0.5. */
  readonly cpus: number;
  /** Most processes and threads. Default: 512. */
  readonly pids?: number;
  /** Size of /dev/shm, such as "512M"; it counts against the memory. Default: Docker's, 64 MiB. */
  readonly shmSize?: string;
  /** Limits of resources, such as { nofile: 65536, memlock: -1 }: one number, or soft and hard; -1 is none. Default: the daemon's. */
  readonly ulimits?: Readonly<Record<string, number | { readonly soft: number; readonly hard: number }>>;
  /**
   * Settings of the kernel that are the container's own, such as { "net.ipv4.ip_forward": 1 }. Those of the whole host are
   * said with `common({ sysctl })`. Default: none.
   */
  readonly sysctls?: Readonly<Record<string, string | number>>;
}
