/** A device of the host in a container. */
export interface Device {
  readonly kind: "device";
  /** Path on the host, such as "/dev/dri/renderD128", or a folder of devices. */
  readonly source: string;
  /** Path in the container. */
  readonly path: string;
  /** What the container may do: read, write, and make nodes, as in "rw". */
  readonly access: string;
  /** Why; none in a hand-written file, which cannot say it. */
  readonly because: string | undefined;
}

/** Graphics cards that Docker hands to a container. */
export interface Gpu {
  readonly kind: "gpu";
  readonly driver: "nvidia";
  /** How many of them. */
  readonly count: number | "all";
}
