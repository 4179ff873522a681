/** Memory of a container, as sizes with K, M or G. */
export interface Memory {
  readonly limit: string;
  readonly reservation: string | undefined;
  /** Heap of the runtime inside, in MiB. */
  readonly heap: number | undefined;
}

/** Limits of a resource, soft and hard; -1 is none. */
export interface Ulimit {
  readonly soft: number;
  readonly hard: number;
}
