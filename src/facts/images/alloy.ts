import type { ImageFacts } from "../../model/facts.js";

export const alloyFacts: readonly ImageFacts[] = [
  {
    repository: "docker.io/grafana/alloy",
    versions: ">=1.8 <2",
    tagPattern: "^v\\d+\\.\\d+\\.\\d+(-boringcrypto)?$",
    published: "^v\\d+\\.\\d+\\.\\d+(-[a-z0-9.-]+)?$",
    sources: [
      "https://github.com/grafana/alloy/blob/main/Dockerfile: ubuntu, no wget and no curl; a user 'alloy' is made and not set, for non-root support is experimental",
      "https://grafana.com/docs/alloy/latest/set-up/install/docker/",
      "https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.unix/",
      "field report: no wget and no curl; with a read-only root the storage path must be writable",
    ],
    startsAs: 0,
    runsAs: { uid: 0, gid: 0 },
    rootBecause:
      "it reads the logs of containers, which Docker keeps for root: DAC_READ_SEARCH, its only capability, reaches no other user; its makers call other users experimental",
    capabilities: ["DAC_READ_SEARCH"],
    shell: "/bin/bash",
    base: "ubuntu",
    tools: ["bash", "sh", "alloy"],
    writablePaths: ["/var/lib/alloy/data", "/tmp"],
    dataPaths: ["/var/lib/alloy/data"],
    wrongPaths: {},
    configPaths: ["/etc/alloy"],
    readOnlyWorks: true,
    port: 12345,
    probes: {
      "/-/ready": { login: false, sideEffects: false },
      "/-/healthy": { login: false, sideEffects: false },
      "/metrics": { login: false, sideEffects: false },
    },
    bootMemory: 192,
    startPeriod: 30,
    requiredEnvironment: [],
    firstStartOnly: [],
    proxyEnvironment: [],
    websocket: false,
    egress: false,
    heapVariable: undefined,
  },
];
