import type { ImageFacts } from "../../model/facts.js";

const alpine: ImageFacts = {
  repository: "docker.io/grafana/grafana",
  versions: ">=11 <13",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-security-\\d+)?$",
  published: "^\\d+\\.\\d+\\.\\d+(-[a-z0-9.-]+)?$",
  sources: [
    "https://github.com/grafana/grafana/blob/main/Dockerfile: alpine and, as '-ubuntu', ubuntu; bash and curl in both",
    "https://github.com/grafana/grafana/blob/main/pkg/api/http_server.go: /healthz, /api/health and /metrics ask for no login",
    "https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/",
    "https://grafana.com/docs/grafana/latest/administration/provisioning/",
    "field report: the administrator's password counts at the first start only; dashboards need fixed uids",
  ],
  startsAs: 472,
  runsAs: { uid: 472, gid: 0 },
  capabilities: [],
  shell: "/bin/bash",
  base: "alpine",
  tools: ["bash", "sh", "grafana", "curl", "wget"],
  writablePaths: ["/var/lib/grafana", "/var/log/grafana", "/tmp"],
  dataPaths: ["/var/lib/grafana"],
  wrongPaths: {},
  configPaths: ["/etc/grafana/provisioning"],
  readOnlyWorks: true,
  port: 3000,
  probes: {
    "/healthz": { login: false, sideEffects: false },
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
};

export const grafanaFacts: readonly ImageFacts[] = [
  alpine,
  {
    ...alpine,
    tagPattern: "^\\d+\\.\\d+\\.\\d+(-security-\\d+)?-ubuntu$",
    base: "ubuntu",
    tools: ["bash", "sh", "grafana", "curl"],
  },
];
