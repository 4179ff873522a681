import type { ImageFacts } from "../model/facts.js";

type Needed = "versions" | "tagPattern" | "sources" | "runsAs" | "port";

/** What the facts of an image must say; the rest is what most images have, or what says least to the review. */
export interface KnownFacts
  extends Pick<ImageFacts, Needed>,
    Partial<Omit<ImageFacts, Needed | "repository" | "probes">> {
  /** Full repositories that have the same image. */
  readonly repositories: readonly [string, ...string[]];
  /** Endpoints that ask for no login and cause no work. */
  readonly probes?: readonly string[];
}

/**
 * Facts of an image, one set for each repository that has it. What is left out is unknown or empty: no capability, no
 * shell, no program beside those of the base, nothing that counts once; the paths of the data and /tmp are written to.
 *
 * @example imageFacts({ repositories: ["docker.io/vaultwarden/server"], versions: ">=1.30 <2", … })
 */
export function imageFacts({ repositories, probes = [], ...known }: KnownFacts): readonly ImageFacts[] {
  const dataPaths = known.dataPaths ?? [];
  return repositories.map((repository) => ({
    repository,
    startsAs: known.runsAs.uid,
    capabilities: [],
    shell: undefined,
    tools: [],
    writablePaths: [...dataPaths, "/tmp"],
    dataPaths,
    wrongPaths: {},
    configPaths: [],
    readOnlyWorks: false,
    probes: Object.fromEntries(probes.map((path) => [path, { login: false, sideEffects: false }])),
    bootMemory: 0,
    startPeriod: 0,
    requiredEnvironment: [],
    firstStartOnly: [],
    proxyEnvironment: [],
    websocket: false,
    egress: false,
    heapVariable: undefined,
    ...known,
  }));
}
