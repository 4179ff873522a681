import type { Exposure } from "../dsl/exposure.js";
import type { ConfigFile, Mount } from "../dsl/mount.js";
import type { DumpCommands, Healthcheck, SecretDelivery } from "../dsl/service.js";
import type { Secret, SecretValue, Value } from "../dsl/value.js";
import type { ImageFacts } from "./facts.js";

/** A service after validation. See `ServiceOptions` for what each property means. */
export interface Service {
  readonly image: string;
  /** Digests that Docker may know the locked image by, once an archive brought it; empty where nothing is locked. */
  readonly contents: readonly string[];
  /** Names of networks; "host" is the host's own. */
  readonly networks: readonly string[] | "host";
  readonly memory: {
    readonly limit: string;
    readonly reservation: string | undefined;
    readonly heap: number | undefined;
  };
  readonly cpus: number;
  readonly pids: number;
  /** "uid:gid", or none: the image's own. */
  readonly user: string | undefined;
  /** Owner of the service's data, configuration and secrets. */
  readonly runsAs: { readonly uid: number; readonly gid: number };
  readonly capabilities: readonly string[];
  readonly readOnly: boolean;
  readonly tmpfs: Readonly<Record<string, string>>;
  readonly volumes: readonly Mount[];
  readonly files: readonly ConfigFile[];
  readonly environment: Readonly<Record<string, Value>>;
  readonly secrets: Readonly<Record<string, SecretValue>>;
  readonly secretDelivery: SecretDelivery;
  readonly secretFiles: Readonly<Record<string, SecretValue>>;
  readonly entrypoint: readonly string[] | undefined;
  readonly command: readonly string[] | undefined;
  readonly healthcheck: Required<Healthcheck>;
  readonly dependsOn: readonly string[];
  readonly port: number | undefined;
  readonly expose: Exposure | undefined;
  readonly reverseProxy: boolean;
  readonly publish: readonly string[];
  readonly metrics: { readonly port: number; readonly path: string } | undefined;
  /** Databases that this service uses. */
  readonly databases: readonly Database[];
  readonly provision: readonly string[] | undefined;
  readonly dump: DumpCommands | undefined;
  readonly stopGracePeriod: number;
  readonly init: boolean;
  readonly facts: ImageFacts | undefined;
}

export interface Database {
  readonly name: string;
  /** Name of the service that is the engine. */
  readonly engine: string;
  readonly password: Secret;
}
