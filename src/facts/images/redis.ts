import type { ImageFacts } from "../../model/facts.js";

const debian: Omit<ImageFacts, "versions" | "capabilities"> = {
  repository: "docker.io/library/redis",
  tagPattern: "^\\d+\\.\\d+(\\.\\d+)?(-(bookworm|trixie))?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-(rc|m)\\d+)?(-(bookworm|trixie|alpine(\\d+\\.\\d+)?))?$",
  run: "Redis 8.0 of Debian, on the test host",
  sources: [
    "https://github.com/docker-library/official-images/blob/master/library/redis: trixie alone since 8.4",
    "https://github.com/redis/docker-library-redis: debian/Dockerfile and alpine/Dockerfile, uid 999 in both, gid 1000 in Alpine",
    "field report: 8.0.10-bookworm and 8.4.3-bookworm were never published; rename-command is fatal in 8",
  ],
  startsAs: 0,
  runsAs: { uid: 999, gid: 999 },
  shell: "/bin/bash",
  base: "debian",
  tools: ["bash", "sh", "redis-cli", "redis-server", "redis-benchmark", "redis-sentinel"],
  writablePaths: ["/data", "/tmp"],
  dataPaths: ["/data"],
  wrongPaths: {},
  configPaths: ["/usr/local/etc/redis"],
  readOnlyWorks: true,
  port: 6379,
  probes: {},
  ownProbe: false,
  bootMemory: 32,
  startPeriod: 30,
  requiredEnvironment: [],
  firstStartOnly: [],
  proxyEnvironment: [],
  websocket: false,
  egress: false,
  heapVariable: undefined,
};

const alpine = {
  tagPattern: "^\\d+\\.\\d+(\\.\\d+)?-alpine(\\d+\\.\\d+)?$",
  runsAs: { uid: 999, gid: 1000 },
  base: "alpine",
  shell: "/bin/sh",
  tools: debian.tools.filter((tool) => tool !== "bash"),
} as const;

const ranges: readonly ImageFacts[] = [
  { ...debian, versions: ">=8 <8.8", capabilities: ["CHOWN", "SETGID", "SETUID"] },
  {
    ...debian,
    versions: ">=8.8 <9",
    capabilities: ["CHOWN", "SETGID", "SETUID", "SETPCAP"],
    sources: [...debian.sources, "field report: 8.8.0-trixie as root fails at 'setpriv: apply bounding set'"],
  },
];

export const redisFacts: readonly ImageFacts[] = [...ranges, ...ranges.map((range) => ({ ...range, ...alpine }))];
