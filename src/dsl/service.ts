import type { ImageFacts } from "../model/facts.js";
import type { Acceptance } from "./accept.js";
import type { Database } from "./database.js";
import type { Exposure } from "./exposure.js";
import type { ConfigFile, Mount } from "./mount.js";
import type { Network } from "./network.js";
import { markOrigin, type WithOrigin } from "./origin.js";
import type { ReviewedName, ReviewedService } from "./reviewed.js";
import type { SecretValue, Value } from "./value.js";

export interface Healthcheck {
  /** Program and arguments, run in the container without a shell. */
  readonly test: readonly [string, ...string[]];
  /** Seconds between two probes. Default: 30. */
  readonly interval?: number;
  /** Seconds until a probe counts as failed. Default: 5. */
  readonly timeout?: number;
  /** Failures in a row that make the container unhealthy. Default: 3. */
  readonly retries?: number;
  /** Seconds in which a failing probe does not count yet. Default: 30. */
  readonly startPeriod?: number;
}

export interface Memory {
  /** The container is stopped above it. Number with K, M or G. */
  readonly limit: string;
  /** What the container may count on. Default: none. */
  readonly reservation?: string;
  /** Heap of the runtime inside, in MiB; at most 85 % of the limit. */
  readonly heap?: number;
}

/** How the image takes a secret. */
export type SecretDelivery =
  /** `<NAME><suffix>` names a file that holds the value: the convention of most official images, with "_FILE". */
  | { readonly kind: "file"; readonly suffix: string }
  /** The image reads only its environment: a shell of the image exports the values, then starts `entrypoint`. */
  | { readonly kind: "shell"; readonly shell: string; readonly entrypoint: readonly string[] };

/** Commands that run in the container, each a program with its arguments; `dump` writes to standard output. */
export interface DumpCommands {
  readonly dump: readonly string[];
  /** Reads the dump from standard input and fails when it cannot be restored. */
  readonly verify: readonly string[];
  /** Reads the dump from standard input. */
  readonly restore: readonly string[];
  /** Ending of the dump's file name, such as "dump". */
  readonly extension: string;
}

export interface ServiceOptions {
  /** Image with an exact tag, such as "postgres:18.4-bookworm", or with a digest. */
  readonly image: string;
  /** The networks that the service joins, or "host" for the host's own. */
  readonly networks: readonly Network[] | "host";
  /** Memory of the container: every service has a limit. */
  readonly memory: Memory;
  /** Share of CPU cores, such as 0.5. */
  readonly cpus: number;
  /** Most processes and threads. Default: 512. */
  readonly pids?: number;
  /** User that the container starts as: a uid (its group is the same number) or "uid:gid". Default: the image's own. */
  readonly user?: number | `${number}:${number}`;
  /** User that the service ends up as and that owns its data. Default: `user`, or what the image's facts say. */
  readonly runsAs?: { readonly uid: number; readonly gid: number };
  /** Linux capabilities given back after `cap_drop: ALL`. Default: none. */
  readonly capabilities?: readonly string[];
  /** The image's own files cannot be written. Default: false. */
  readonly readOnly?: boolean;
  /** Folders kept in memory, with their size, such as { "/tmp": "10M" }. */
  readonly tmpfs?: Readonly<Record<string, string>>;
  readonly volumes?: readonly Mount[];
  /** Configuration files that the build writes. */
  readonly files?: readonly ConfigFile[];
  readonly environment?: Readonly<Record<string, Value>>;
  /** Secrets by the name of the environment variable that the program knows them by. */
  readonly secrets?: Readonly<Record<string, SecretValue>>;
  /** How the image takes its secrets. Default: files named by `<NAME>_FILE`. */
  readonly secretDelivery?: SecretDelivery;
  /** Files with a secret in them, by their path in the container. */
  readonly secretFiles?: Readonly<Record<string, SecretValue>>;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  /** How Docker knows that the service serves. */
  readonly healthcheck: Healthcheck;
  /** Services that must be healthy before this one starts. */
  readonly dependsOn?: readonly Service[];
  /** Port that the service listens on in its container. */
  readonly port?: number;
  /** How the service is reached from outside. Default: not at all. */
  readonly expose?: Exposure;
  /** True for the one service that serves the sites of all others on 80 and 443. Default: false. */
  readonly reverseProxy?: boolean;
  /** Ports published on every address of the host; only the reverse proxy may have any. */
  readonly publish?: readonly `${number}/${"tcp" | "udp"}`[];
  /** Where metrics are scraped. */
  readonly metrics?: { readonly port: number; readonly path: string };
  /** Databases that the service uses; they exist before it starts. */
  readonly databases?: readonly Database[];
  /** Program with arguments, run in the container once it is healthy; must be safe to repeat, and says "changed" when it changed something. */
  readonly provision?: readonly string[];
  /** How the service's own data is dumped, where archived files would be torn. */
  readonly dump?: DumpCommands;
  /** Seconds between SIGTERM and SIGKILL. Default: 10. */
  readonly stopGracePeriod?: number;
  /** A small init forwards signals and reaps processes. Default: false. */
  readonly init?: boolean;
  /** Risks that are taken knowingly. */
  readonly accept?: readonly Acceptance[];
  /** What is known about the image. The catalog brings it for its services. */
  readonly facts?: ImageFacts;
}

export interface Service<Name extends string = string> extends WithOrigin, ServiceOptions {
  readonly kind: "service";
  readonly name: Name;
}

/**
 * Declares a service of your own: one container, without capabilities, with limits and a probe.
 *
 * @example
 * const mailpit = service("mailpit", {
 *   image: "axllent/mailpit:v1.27.0", networks: [backend], user: 1000, port: 8025,
 *   memory: { limit: "128M" }, cpus: 0.25,
 *   healthcheck: { test: ["/mailpit", "readyz"] },
 * });
 */
export function service<const Name extends string, const Options extends ServiceOptions>(
  name: Name & ReviewedName<Name, "service">,
  options: Options & ReviewedService<Name, Options>,
): Service<Name> {
  return declareService<Name>(name, options, service);
}

/** Makes a service on behalf of a constructor of the catalog, whose caller is the service's origin. */
export function declareService<const Name extends string>(
  name: Name,
  options: ServiceOptions,
  maker: (...args: never[]) => unknown,
): Service<Name> {
  return markOrigin({ kind: "service" as const, name, ...options }, maker);
}
