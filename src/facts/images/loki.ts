import type { ImageFacts } from "../../model/facts.js";

export const lokiFacts: readonly ImageFacts[] = [
  {
    repository: "docker.io/grafana/loki",
    versions: ">=3.6.5 <4",
    tagPattern: "^\\d+\\.\\d+\\.\\d+(-(amd64|arm64|arm))?$",
    // One base alone is built, so that no tag names a distribution.
    published: "^\\d+\\.\\d+\\.\\d+(-(?!alpine|bookworm|bullseye|debian|noble|slim|trixie|ubuntu)[a-z0-9.-]+)?$",
    sources: [
      "https://grafana.com/docs/loki/latest/configure/",
      "field report: the image has no shell; 'loki -health' exists since 3.6.5",
      "field report: 'empty ring' unless the ring is in memory and the memberlist has nobody to join",
    ],
    startsAs: 10001,
    runsAs: { uid: 10001, gid: 10001 },
    capabilities: [],
    shell: undefined,
    tools: ["/usr/bin/loki"],
    writablePaths: ["/loki", "/tmp"],
    dataPaths: ["/loki"],
    wrongPaths: {},
    configPaths: ["/etc/loki/local-config.yaml"],
    readOnlyWorks: true,
    port: 3100,
    probes: {
      "/ready": { login: false, sideEffects: false },
      "/metrics": { login: false, sideEffects: false },
    },
    bootMemory: 96,
    startPeriod: 60,
    requiredEnvironment: [],
    firstStartOnly: [],
    proxyEnvironment: [],
    websocket: false,
    egress: false,
    heapVariable: undefined,
  },
];
