/** Systems that images are built on. `programsOfBase` names their programs. */
export type BaseSystem = "debian" | "ubuntu" | "alpine" | "wolfi" | "redhat";

/** The data of a server of PostgreSQL, as its image has it. */
export interface PostgresqlCluster {
  readonly major: number;
  /** Folder of the cluster, unless PGDATA names another. */
  readonly data: string;
  /** Folder that the image declares as a volume: Docker makes an anonymous one there where nothing is mounted. */
  readonly declared: string | undefined;
  /** Path that a volume belongs at. */
  readonly volume: string;
}

/** What is known about the images of one repository in one range of versions. */
export interface ImageFacts {
  /** Full repository, such as "docker.io/library/postgres". */
  readonly repository: string;
  /** Versions that the facts hold for, such as ">=18 <19". Numbers are compared part by part; suffixes do not count. */
  readonly versions: string;
  /** Regular expression of the tags that the facts hold for. */
  readonly tagPattern: string;
  /** Regular expression of every form in which the maker publishes tags, variants without facts among them. Default: `tagPattern`. */
  readonly published?: string;
  /** Where the facts come from: pages, image sources, field reports. */
  readonly sources: readonly string[];
  /** Which program was run to see them hold, such as "registry 2.8.2 of Debian 13". Default: they were read, not run. */
  readonly run?: string;
  /** User of the first process, as the image has it. */
  readonly startsAs: number;
  /** User and group of the process that serves and writes. */
  readonly runsAs: { readonly uid: number; readonly gid: number };
  /** What keeps a program that serves as root from being another user. Default: not known. */
  readonly rootBecause?: string;
  /** Capabilities that the entrypoint needs after `cap_drop: ALL`. */
  readonly capabilities: readonly string[];
  /** Path of a shell in the image, or none. */
  readonly shell: string | undefined;
  /** System that the image is built on, whose programs it has too. Default: none, as in an image with one program. */
  readonly base?: BaseSystem | undefined;
  /** Programs that the image adds to its base, by the name they are called by. */
  readonly tools: readonly string[];
  /** Paths that the service writes to. */
  readonly writablePaths: readonly string[];
  /** Paths that must be a volume, or the data is lost with the container. */
  readonly dataPaths: readonly string[];
  /** Older paths of the data that the program still takes where they are a volume, by the path of today. */
  readonly olderDataPaths?: Readonly<Record<string, readonly string[]>>;
  /** Paths that volumes must not be mounted at, each with the reason. */
  readonly wrongPaths: Readonly<Record<string, string>>;
  /** Paths that the program reads its configuration from. */
  readonly configPaths: readonly string[];
  /** Whether the root file system may be read-only once `writablePaths` are covered. */
  readonly readOnlyWorks: boolean;
  /** Port that the service listens on. */
  readonly port: number | undefined;
  /** Endpoints of HTTP probes: whether they need a login and whether they cause work elsewhere. */
  readonly probes: Readonly<Record<string, { readonly login: boolean; readonly sideEffects: boolean }>>;
  /** Whether the image brings a probe of its own. Default: not known. */
  readonly ownProbe?: boolean;
  /** Least memory that the image boots with, in MiB. */
  readonly bootMemory: number;
  /** Seconds that the first start may take. */
  readonly startPeriod: number;
  /** Environment variables without which the program does not start. */
  readonly requiredEnvironment: readonly string[];
  /** Environment variables of which any one makes up for those that are required; after "=", the value that it must have for that. */
  readonly insteadOfRequired?: readonly string[];
  /** Environment variables that hold the administrator's secret, which opens all that clients' own secrets do not. Default: not known. */
  readonly administratorSecrets?: readonly string[];
  /** Environment variables that count at the first start only. */
  readonly firstStartOnly: readonly string[];
  /** Environment variables that tell the program of the proxy before it. */
  readonly proxyEnvironment: readonly string[];
  /** Whether the program asks the proxy that HTTP_PROXY and HTTPS_PROXY name. Default: not known. */
  readonly heedsProxy?: boolean;
  /** Environment variables without which it does not. Default: none. */
  readonly besideProxy?: Readonly<Record<string, string>>;
  /** Whether the service speaks WebSocket through the proxy. */
  readonly websocket: boolean;
  /** Whether the service needs the internet. */
  readonly egress: boolean;
  /** Where a server of PostgreSQL keeps its data. Default: it is none. */
  readonly cluster?: PostgresqlCluster | undefined;
  /** Environment variable that sets the runtime's heap in MiB, such as NODE_OPTIONS. */
  readonly heapVariable: string | undefined;
}
