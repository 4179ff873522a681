/** A port of the container that Docker publishes on the host. */
export interface Port {
  /** Address of the host; none: every address. */
  readonly address: string | undefined;
  /** Port of the host, or a range; none: Docker chooses. */
  readonly published: string | undefined;
  /** Port of the container, or a range. */
  readonly target: string;
  readonly protocol: string;
}
