export interface Memory {
  /** The container is stopped above it. Number with K, M or G. */
  readonly limit: string;
  /** What the container may count on. Default: none. */
  readonly reservation?: string;
  /** Heap of the runtime inside, in MiB; at most 85 % of the limit. */
  readonly heap?: number;
}

export interface LimitOptions {
  /** Memory of the container: every service has a limit. */
  readonly memory: Memory;
  /** Share of CPU cores, such as 0.5. */
  readonly cpus: number;
  /** Most processes and threads. Default: 512. */
  readonly pids?: number;
}
