/** What is known about the images of one repository in one range of versions. */
export interface ImageFacts {
  /** Full repository, such as "docker.io/library/postgres". */
  readonly repository: string;
  /** Versions that the facts hold for, such as ">=18 <19". Numbers are compared part by part; suffixes do not count. */
  readonly versions: string;
  /** Regular expression that every real tag of the repository matches. */
  readonly tagPattern: string;
  /** Where the facts come from: pages, image sources, field reports. */
  readonly sources: readonly string[];
  /** User of the first process, as the image has it. */
  readonly startsAs: number;
  /** User and group of the process that serves and writes. */
  readonly runsAs: { readonly uid: number; readonly gid: number };
  /** Capabilities that the entrypoint needs after `cap_drop: ALL`. */
  readonly capabilities: readonly string[];
  /** Path of a shell in the image, or none. */
  readonly shell: string | undefined;
  /** Programs in the image that a probe or a command may use, by the name they are called by. */
  readonly tools: readonly string[];
  /** Paths that the service writes to. */
  readonly writablePaths: readonly string[];
  /** Paths that must be a volume, or the data is lost with the container. */
  readonly dataPaths: readonly string[];
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
  /** Least memory that the image boots with, in MiB. */
  readonly bootMemory: number;
  /** Seconds that the first start may take. */
  readonly startPeriod: number;
  /** Environment variables without which the program does not start. */
  readonly requiredEnvironment: readonly string[];
  /** Environment variables that count at the first start only. */
  readonly firstStartOnly: readonly string[];
  /** Environment variables that tell the program of the proxy before it. */
  readonly proxyEnvironment: readonly string[];
  /** Whether the service speaks WebSocket through the proxy. */
  readonly websocket: boolean;
  /** Whether the service needs the internet. */
  readonly egress: boolean;
  /** Environment variable that sets the runtime's heap in MiB, such as NODE_OPTIONS. */
  readonly heapVariable: string | undefined;
}
