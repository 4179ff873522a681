export interface LoggingOptions {
  /**
   * Where the output goes: a driver of Docker with its options, such as { driver: "journald" }. Default: "json-file" with
   * three files of 10 MB, which `docker logs` and Alloy read.
   */
  readonly logging?: { readonly driver: string; readonly options?: Readonly<Record<string, string>> };
}
