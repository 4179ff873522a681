import type { ImageFacts } from "../../model/facts.js";

export const alloyFacts: readonly ImageFacts[] = [
  {
    repository: "docker.io/grafana/alloy",
    versions: ">=1.8 <2",
    tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
    sources: [
      "https://grafana.com/docs/alloy/latest/set-up/install/docker/",
      "https://grafana.com/docs/alloy/latest/reference/components/prometheus/prometheus.exporter.unix/",
      "field report: no wget and no curl; with a read-only root the storage path must be writable",
    ],
    startsAs: 0,
    runsAs: { uid: 0, gid: 0 },
    capabilities: ["DAC_READ_SEARCH"],
    shell: "/bin/bash",
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
