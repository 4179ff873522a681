import type { ImageFacts } from "../facts.js";
import type { ImageSettings } from "../image-settings.js";
import type { Secret, SecretValue, TextValue, Unknown, Value } from "../value.js";
import type { Account } from "./account.js";
import type { BuildContext } from "./build-context.js";
import type { Built } from "./built.js";
import type { Certificates } from "./certificates.js";
import type { ConfigFile } from "./config-file.js";
import type { Device, Gpu } from "./devices.js";
import type { DumpCommands } from "./dump.js";
import type { Exposure } from "./exposure.js";
import type { Healthcheck, Probe } from "./healthcheck.js";
import type { Job } from "./job.js";
import type { Memory, Ulimit } from "./limits.js";
import type { Logging } from "./logging.js";
import type { AnyMount, Mount } from "./mount.js";
import type { Names } from "./names.js";
import type { OneWay } from "./one-way.js";
import type { OpenPort, Port } from "./ports.js";
import type { Privileges } from "./privileges.js";
import type { RawKeys } from "./raw-keys.js";
import type { Replica } from "./replicas.js";
import type { SecretDelivery } from "./secrets.js";

/**
 * A service as rules judge it, wherever it was written. What a hand-written file does not say, or says in a way that
 * cannot be known before it runs, is `undefined`. See `ServiceOptions` for what each property means.
 */
export interface Service {
  readonly image: string | undefined;
  /** Whether its image is built, and then no registry's. */
  readonly isBuilt?: true;
  /** What it is built of, where a stack says it. */
  readonly built?: Built;
  /** What a hand-written file gives to that build: it stays in the image. */
  readonly buildArguments?: Readonly<Record<string, Value | Unknown>>;
  /** What stands there, where it was read. */
  readonly context?: BuildContext;
  /** The machines that it runs on; none said where each host gets all services. */
  readonly on?: readonly string[];
  /** Names of networks; "host" is the host's own. */
  readonly networks: readonly string[] | "host";
  /** The service whose network it is in; none where it is in its own. */
  readonly networkOf?: string;
  readonly memory: Memory | undefined;
  /** Cores. */
  readonly cpus: number | undefined;
  readonly pids: number | undefined;
  /** "uid:gid", or none: the image's own. */
  readonly user: string | undefined;
  /** Owner of the service's data, configuration and secrets. */
  readonly runsAs: Account | undefined;
  readonly capabilities: readonly string[];
  readonly privileges: Privileges;
  /** Groups beside the user's own, by number. */
  readonly groups: readonly number[];
  readonly devices: readonly Device[];
  readonly gpu: Gpu | undefined;
  /** Size of /dev/shm, such as "512M". */
  readonly shmSize: string | undefined;
  /** Settings of the kernel that are the container's own. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Keys of Compose that a stack writes as they are. */
  readonly compose: RawKeys | undefined;
  readonly readOnly: boolean;
  readonly tmpfs: Readonly<Record<string, string>>;
  readonly volumes: readonly AnyMount[];
  readonly files: readonly ConfigFile[];
  readonly environment: Readonly<Record<string, Value | Unknown>>;
  readonly labels: Readonly<Record<string, Value | Unknown>>;
  readonly secrets: Readonly<Record<string, SecretValue>>;
  /** None where nobody said it and nobody knows it. */
  readonly secretDelivery: SecretDelivery | undefined;
  readonly secretFiles: Readonly<Record<string, SecretValue>>;
  readonly entrypoint: readonly TextValue[] | undefined;
  readonly command: readonly TextValue[] | undefined;
  /** What Docker runs in the container; none where the image's own probe counts, the host asks, or nobody. */
  readonly healthcheck: Healthcheck | undefined;
  /** Who asks whether it serves; a hand-written file says no more than its `healthcheck`. */
  readonly probe?: Probe;
  readonly dependsOn: readonly string[];
  /** What a hand-written file waits for of each in `dependsOn`; a stack waits until it is well. */
  readonly conditions?: Readonly<Record<string, StartCondition>>;
  /** None: it serves, and runs as long as nobody stops it. */
  readonly job?: Job;
  readonly port: number | undefined;
  /** Ways in which it is reached from outside its networks. */
  readonly expose: readonly Exposure[];
  readonly reverseProxy: boolean;
  /** Whether the services of networks that allow names reach them through it. */
  readonly egressProxy?: boolean;
  /** Ports on every address of the host, such as "80/tcp". */
  readonly publish: readonly string[];
  /** Ports past the reverse proxy; in a hand-written file all that it publishes. */
  readonly ports: readonly Port[];
  readonly metrics: { readonly port: number; readonly path: string } | undefined;
  readonly names: Names;
  /** Databases that this service uses. */
  readonly databases: readonly Database[];
  readonly provision: readonly string[] | undefined;
  readonly dump: DumpCommands | undefined;
  /** Seconds. */
  readonly stopGracePeriod: number | undefined;
  readonly init: boolean;
  readonly facts: ImageFacts | undefined;
  /** What the image says of itself, where the lock has it. */
  readonly imageSays?: ImageSettings | undefined;
  /** Options that are said, but whose value nobody can know before it runs. Rules about what is missing leave them alone. */
  readonly unknown: readonly (keyof Service)[];
}

/** What Compose waits for before it starts a service that depends on another one. */
export type StartCondition = "service_started" | "service_healthy" | "service_completed_successfully";

/** A service that says all that a deployment needs. */
export interface DeployableService extends Service {
  readonly image: string;
  /** Digests that Docker may know the locked image by, once an archive brought it; empty where nothing is locked. */
  readonly contents: readonly string[];
  readonly memory: Memory;
  readonly cpus: number;
  readonly pids: number;
  readonly runsAs: Account;
  /** Why the program is root in its container, where the facts know it. */
  readonly rootBecause?: string | undefined;
  /** What its image does to data for good, where the facts know it. */
  readonly oneWay?: OneWay | undefined;
  readonly volumes: readonly Mount[];
  readonly ports: readonly OpenPort[];
  readonly environment: Readonly<Record<string, Value>>;
  readonly labels: Readonly<Record<string, Value>>;
  readonly probe: Probe;
  /** How many containers of it run. */
  readonly replicas: number;
  /** Which of them it is, once each stands for itself. */
  readonly replica?: Replica;
  readonly stopGracePeriod: number;
  /** How the reverse proxy comes by the certificates of its sites, where that is known. */
  readonly certificates: Certificates | undefined;
  /** Ranges of proxies before the reverse proxy. */
  readonly trustedProxies: readonly string[];
  readonly hostname: TextValue | undefined;
  /** Further names of the service on its networks. */
  readonly aliases: readonly string[];
  /** Names of hosts that the container knows by itself, with their addresses. */
  readonly extraHosts: Readonly<Record<string, TextValue>>;
  /** Name servers. */
  readonly dns: readonly TextValue[];
  readonly ulimits: Readonly<Record<string, Ulimit>>;
  readonly workingDir: string | undefined;
  readonly stopSignal: string | undefined;
  readonly logging: Logging | undefined;
  /** Where services of other machines reach it: an address of the host, and ports on it. */
  readonly across?: { readonly address: TextValue; readonly ports: readonly number[] };
  /** Name that it had before, whose data is its own. */
  readonly movedFrom?: string;
  /** Where data lies that an older deployment wrote, by the path at which the service finds it. */
  readonly adopt?: Readonly<Record<string, string>>;
}

/** A database of an engine, which is a service of the same application. */
export interface Database {
  readonly name: string;
  /** Name of the service that is the engine. */
  readonly engine: string;
  readonly password: Secret;
}
