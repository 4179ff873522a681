/** Memory of a container, as sizes with K, M or G. */
export interface Memory {
  readonly limit: string;
  readonly reservation: string | undefined;
  /** Heap of the runtime inside, in MiB. */
  readonly heap: number | undefined;
}
