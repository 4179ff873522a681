export interface PrivilegeOptions {
  /** Linux capabilities given back after `cap_drop: ALL`. Default: none. */
  readonly capabilities?: readonly string[];
  /** The image's own files cannot be written. Default: false. */
  readonly readOnly?: boolean;
}
