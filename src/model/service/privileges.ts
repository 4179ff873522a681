/** What a container has of the host besides capabilities. */
export interface Privileges {
  /** Whether nothing is kept from it. */
  readonly privileged: boolean;
  /** The host's own that it shares, such as "pid". */
  readonly hostNamespaces: readonly string[];
  /** What is loosened of the rules that Docker sets, such as "apparmor=unconfined". */
  readonly securityOptions: readonly string[];
  /** Why it is privileged, or its rules are loosened; a hand-written file cannot say it. */
  readonly because: string | undefined;
}
