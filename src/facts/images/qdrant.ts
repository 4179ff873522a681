import type { ImageFacts } from "../../model/facts.js";

const rooted: ImageFacts = {
  repository: "docker.io/qdrant/qdrant",
  versions: ">=1.12 <2",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  published: "^v\\d+\\.\\d+\\.\\d+(-unprivileged|-gpu-(nvidia|amd))?$",
  sources: [
    "https://github.com/qdrant/qdrant/blob/master/Dockerfile: debian slim; '-unprivileged' starts as 1000",
    "https://github.com/qdrant/qdrant/blob/master/src/actix/mod.rs: /healthz, /livez and /readyz ask for no key",
    "https://qdrant.tech/documentation/guides/configuration/",
    "https://qdrant.tech/documentation/guides/security/",
    "https://github.com/qdrant/qdrant-helm: runs as another user, on a read-only root, with QDRANT_INIT_FILE_PATH",
    "field report: config/config.yaml of one's own was ignored, config/production.yaml is read; no wget, no curl",
  ],
  startsAs: 0,
  runsAs: { uid: 1000, gid: 1000 },
  capabilities: [],
  shell: "/bin/bash",
  base: "debian",
  tools: ["bash", "sh"],
  writablePaths: ["/qdrant/storage", "/qdrant/snapshots", "/tmp"],
  dataPaths: ["/qdrant/storage", "/qdrant/snapshots"],
  wrongPaths: {},
  configPaths: ["/qdrant/config/production.yaml", "/qdrant/config/local.yaml"],
  readOnlyWorks: true,
  port: 6333,
  probes: {
    "/readyz": { login: false, sideEffects: false },
    "/livez": { login: false, sideEffects: false },
    "/healthz": { login: false, sideEffects: false },
    "/telemetry": { login: true, sideEffects: false },
    "/metrics": { login: true, sideEffects: false },
  },
  bootMemory: 128,
  startPeriod: 30,
  requiredEnvironment: [],
  firstStartOnly: [],
  proxyEnvironment: [],
  websocket: false,
  egress: false,
  heapVariable: undefined,
};

export const qdrantFacts: readonly ImageFacts[] = [
  rooted,
  { ...rooted, tagPattern: "^v\\d+\\.\\d+\\.\\d+-unprivileged$", startsAs: 1000 },
];
