/** What a container has of the host besides capabilities. */
export interface Privileges {
  /** Whether nothing is kept from it. */
  readonly privileged: boolean;
  /** The host's own that it shares, such as "pid". */
  readonly hostNamespaces: readonly string[];
}
