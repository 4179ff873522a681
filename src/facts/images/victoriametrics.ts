import type { ImageFacts } from "../../model/facts.js";

export const victoriametricsFacts: readonly ImageFacts[] = [
  {
    repository: "docker.io/victoriametrics/victoria-metrics",
    versions: ">=1.100 <2",
    tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
    sources: [
      "https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/",
      "field report: works as 65534 on a read-only root; files of an earlier root must be given to that user first",
    ],
    startsAs: 0,
    runsAs: { uid: 65534, gid: 65534 },
    capabilities: [],
    shell: "/bin/sh",
    tools: ["sh", "wget"],
    writablePaths: ["/storage", "/tmp"],
    dataPaths: ["/storage"],
    wrongPaths: { "/victoria-metrics-data": "the stack sets -storageDataPath=/storage" },
    configPaths: [],
    readOnlyWorks: true,
    port: 8428,
    probes: {
      "/-/healthy": { login: false, sideEffects: false },
      "/health": { login: false, sideEffects: false },
      "/metrics": { login: false, sideEffects: false },
    },
    bootMemory: 64,
    startPeriod: 30,
    requiredEnvironment: [],
    firstStartOnly: [],
    proxyEnvironment: [],
    websocket: false,
    egress: false,
    heapVariable: undefined,
  },
];
