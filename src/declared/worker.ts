import type { Service, ServiceOptions } from "./service/service.js";

/** What a worker says itself; all else is that of its service. */
export interface WorkerOptions
  extends Partial<
      Omit<
        ServiceOptions,
        "command" | "healthcheck" | "image" | "expose" | "reverseProxy" | "egressProxy" | "publish" | "certificates"
      >
    >,
    Required<Pick<ServiceOptions, "command" | "healthcheck">> {
  /** Name of the worker. Default: that of its service with "-worker". */
  readonly name?: string;
}

export type WorkerName<Of extends Service, Options> = Options extends { readonly name: infer Name extends string }
  ? Name
  : `${Of["name"]}-worker`;
