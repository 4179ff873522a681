export interface PrivilegeOptions {
  /** Linux capabilities given back after `cap_drop: ALL`. Default: none. */
  readonly capabilities?: readonly string[];
  /** The image's own files cannot be written. Default: false. */
  readonly readOnly?: boolean;
  /** Groups beside the user's own, by number. Those of devices and of the Docker socket are found by themselves. Default: none. */
  readonly groups?: readonly number[];
  /** Takes every wall between the container and the host away. Says why nothing less will do. Default: every wall stays. */
  readonly privileged?: { readonly because: string };
  /** Loosens rules that Docker sets, such as { options: ["apparmor=unconfined"], because }. Default: none is loosened. */
  readonly securityOptions?: { readonly options: readonly string[]; readonly because: string };
}
