/** Where the output of a container goes. */
export interface Logging {
  /** Driver of Docker, such as "journald" or "syslog". */
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
}
