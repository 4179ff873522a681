import type { ImageFacts } from "../../model/facts.js";

export const grafanaFacts: readonly ImageFacts[] = [
  {
    repository: "docker.io/grafana/grafana",
    versions: ">=11 <13",
    tagPattern: "^\\d+\\.\\d+\\.\\d+$",
    sources: [
      "https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/",
      "https://grafana.com/docs/grafana/latest/administration/provisioning/",
      "field report: the administrator's password counts at the first start only; dashboards need fixed uids",
    ],
    startsAs: 472,
    runsAs: { uid: 472, gid: 0 },
    capabilities: [],
    shell: "/bin/bash",
    tools: ["bash", "sh", "grafana", "wget", "base64"],
    writablePaths: ["/var/lib/grafana", "/var/log/grafana", "/tmp"],
    dataPaths: ["/var/lib/grafana"],
    wrongPaths: {},
    configPaths: ["/etc/grafana/provisioning"],
    readOnlyWorks: true,
    port: 3000,
    probes: {
      "/api/health": { login: false, sideEffects: false },
      "/metrics": { login: false, sideEffects: false },
    },
    bootMemory: 192,
    startPeriod: 30,
    requiredEnvironment: [],
    firstStartOnly: ["GF_SECURITY_ADMIN_USER", "GF_SECURITY_ADMIN_PASSWORD"],
    proxyEnvironment: ["GF_SERVER_ROOT_URL"],
    websocket: true,
    egress: false,
    heapVariable: undefined,
  },
];
