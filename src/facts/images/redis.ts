import type { ImageFacts } from "../../model/facts.js";

const debian: Omit<ImageFacts, "versions" | "capabilities"> = {
  repository: "docker.io/library/redis",
  tagPattern: "^\\d+\\.\\d+(\\.\\d+)?-(bookworm|trixie)$",
  sources: [
    "https://hub.docker.com/_/redis",
    "https://github.com/redis/docker-library-redis",
    "field report: 8.0.10-bookworm and 8.4.3-bookworm were never published; rename-command is fatal in 8",
  ],
  startsAs: 0,
  runsAs: { uid: 999, gid: 999 },
  shell: "/bin/bash",
  tools: ["bash", "sh", "redis-cli", "redis-server", "cat", "grep"],
  writablePaths: ["/data", "/tmp"],
  dataPaths: ["/data"],
  wrongPaths: {},
  configPaths: ["/usr/local/etc/redis"],
  readOnlyWorks: true,
  port: 6379,
  probes: {},
  bootMemory: 32,
  startPeriod: 30,
  requiredEnvironment: [],
  firstStartOnly: [],
  proxyEnvironment: [],
  websocket: false,
  egress: false,
  heapVariable: undefined,
};

export const redisFacts: readonly ImageFacts[] = [
  { ...debian, versions: ">=8 <8.8", capabilities: ["CHOWN", "SETGID", "SETUID"] },
  {
    ...debian,
    versions: ">=8.8 <9",
    capabilities: ["CHOWN", "SETGID", "SETUID", "SETPCAP"],
    sources: [...debian.sources, "field report: 8.8.0-trixie as root fails at 'setpriv: apply bounding set'"],
  },
];
