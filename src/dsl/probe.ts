import type {
  Healthcheck,
  HttpProbe,
  ImageProbe,
  NoProbe,
  ProbeTiming,
  TcpProbe,
} from "../declared/service/healthcheck.js";

/**
 * Asks the service for a page, which must answer 200 without a login and without leading elsewhere. A program that the image
 * is known to have asks inside the container: wget, curl, bash, Python or Node. Where it is known to have none of them, the
 * host asks the container's address: the deployment, the smoke tests and `uptime()` wait for that instead.
 *
 * @param port port in the container.
 * @param path path with its leading slash.
 * @example healthcheck: http(8080, "/health", { startPeriod: 60 })
 */
export function http(port: number, path: string, timing: ProbeTiming = {}): HttpProbe {
  return { kind: "http", port, path, ...timing };
}

/**
 * Connects to a port of the service, from inside the container where the image is known to have a program for it, else from
 * the host. It proves less than an answer does: ask for a page where there is one.
 *
 * @example healthcheck: tcp(1883)
 */
export function tcp(port: number, timing: ProbeTiming = {}): TcpProbe {
  return { kind: "tcp", port, ...timing };
}

/**
 * Runs a program of the image in the container, without a shell; it must end with 0.
 *
 * @example healthcheck: program(["pg_isready", "--host=127.0.0.1"])
 */
export function program<const Test extends Healthcheck["test"]>(
  test: Test,
  timing: ProbeTiming = {},
): Healthcheck & { readonly test: Test } {
  return { test, ...timing };
}

/**
 * The probe that the image brings, where `rexible lock` recorded one or the catalog knows it (REX180).
 * What is not said of its timing is the image's own.
 *
 * @example healthcheck: ofImage({ startPeriod: 180 })
 */
export function ofImage(timing: ProbeTiming = {}): ImageProbe {
  return { kind: "image", ...timing };
}

interface NoneOptions {
  /** Why nobody asks. It stands among the accepted risks. */
  readonly because: string;
}

/**
 * Nobody asks: the container counts as well while it runs. It stands among the accepted risks of `docs/stack.md`.
 *
 * @example healthcheck: none({ because: "sends mail once a day and listens nowhere" })
 */
export function none({ because, ...others }: NoneOptions): NoProbe {
  return { kind: "none", because, ...others };
}
