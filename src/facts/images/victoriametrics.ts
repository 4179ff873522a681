import type { ImageFacts } from "../../model/facts.js";

const alpine: ImageFacts = {
  repository: "docker.io/victoriametrics/victoria-metrics",
  versions: ">=1.100 <2",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+(-enterprise)?$",
  published: "^v\\d+\\.\\d+\\.\\d+(-(enterprise|race|scratch|cluster))*$",
  run: "VictoriaMetrics 1.145 of Debian, on the test host",
  sources: [
    "https://github.com/VictoriaMetrics/VictoriaMetrics/blob/master/deployment/docker/Makefile: alpine, and '-scratch'",
    "https://github.com/VictoriaMetrics/VictoriaMetrics/blob/master/lib/httpserver/httpserver.go: /health, /-/healthy, /-/ready, /ping",
    "https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/",
    "field report: works as 65534 on a read-only root; files of an earlier root must be given to that user first",
  ],
  startsAs: 0,
  runsAs: { uid: 65534, gid: 65534 },
  capabilities: [],
  shell: "/bin/sh",
  base: "alpine",
  tools: ["sh", "wget"],
  writablePaths: ["/storage", "/tmp"],
  dataPaths: ["/storage"],
  wrongPaths: { "/victoria-metrics-data": "the stack sets -storageDataPath=/storage" },
  configPaths: [],
  readOnlyWorks: true,
  port: 8428,
  probes: {
    "/-/ready": { login: false, sideEffects: false },
    "/ping": { login: false, sideEffects: false },
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
};

/** The binary alone. */
const scratch: Partial<ImageFacts> = { base: undefined, shell: undefined, tools: ["/victoria-metrics-prod"] };

export const victoriametricsFacts: readonly ImageFacts[] = [
  alpine,
  { ...alpine, ...scratch, tagPattern: "^v\\d+\\.\\d+\\.\\d+(-enterprise)?-scratch$" },
];
