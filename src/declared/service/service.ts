import type { ImageFacts } from "../../model/facts.js";
import type { WithOrigin } from "../../model/origin.js";
import type { ConfigFile } from "../../model/service/config-file.js";
import type { DumpCommands } from "../../model/service/dump.js";
import type { Exposure } from "../../model/service/exposure.js";
import type { Mount } from "../../model/service/mount.js";
import type { SecretDelivery } from "../../model/service/secrets.js";
import type { SecretValue, Value } from "../../model/value.js";
import type { Acceptance } from "../acceptance.js";
import type { Database } from "../database.js";
import type { Network } from "../network.js";
import type { Healthcheck } from "./healthcheck.js";
import type { Memory } from "./limits.js";

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
