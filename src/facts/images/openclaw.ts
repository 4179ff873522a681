import type { ImageFacts } from "../../model/facts.js";

export const openclawFacts: readonly ImageFacts[] = [
  {
    repository: "ghcr.io/openclaw/openclaw",
    versions: ">=2026.5 <2026.6",
    tagPattern: "^\\d{4}\\.\\d{1,2}\\.\\d{1,2}(-\\d+)?$",
    sources: [
      "https://docs.openclaw.ai/install/docker",
      "https://docs.openclaw.ai/gateway/configuration-reference",
      "npm package openclaw 2026.5.27: 'config validate' and a gateway run with a read-only configuration",
      "field report: 2026.5.27 has curl and no wget; a heap of 1024 MiB needs a limit of 1536 MiB; no tag starts with 'v'",
    ],
    startsAs: 1000,
    runsAs: { uid: 1000, gid: 1000 },
    capabilities: [],
    shell: "/bin/sh",
    tools: ["sh", "bash", "node", "curl", "cat"],
    writablePaths: ["/home/node/.openclaw", "/tmp"],
    dataPaths: ["/home/node/.openclaw"],
    wrongPaths: {},
    configPaths: ["/etc/openclaw"],
    readOnlyWorks: false,
    port: 18789,
    probes: {
      "/healthz": { login: false, sideEffects: false },
      "/readyz": { login: false, sideEffects: false },
    },
    bootMemory: 1024,
    startPeriod: 60,
    requiredEnvironment: ["OPENCLAW_GATEWAY_TOKEN"],
    firstStartOnly: [],
    proxyEnvironment: [],
    websocket: true,
    egress: true,
    heapVariable: "NODE_OPTIONS",
  },
];
