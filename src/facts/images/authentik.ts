import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["ghcr.io/goauthentik/server", "docker.io/authentik/server"],
  versions: ">=2026.2 <2027",
  tagPattern: "^20\\d\\d\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/goauthentik/authentik/blob/main/lifecycle/container/Dockerfile: debian, USER 1000, no curl, 'ak healthcheck', start period 120 s, /data",
    "https://goauthentik.io/version/2026.2/lifecycle/container/compose.yml: server and worker, no Redis, /data, /templates, shm 512m",
    "https://docs.goauthentik.io/install-config/configuration/: 'file://' and 'env://' in values",
  ],
  runsAs: { uid: 1000, gid: 1000 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["ak", "python3"],
  dataPaths: ["/data"],
  writablePaths: ["/data", "/dev/shm", "/tmp"],
  port: 9000,
  probes: ["/-/health/live/", "/-/health/ready/"],
  startPeriod: 120,
  requiredEnvironment: ["AUTHENTIK_SECRET_KEY"],
  websocket: true,
};

export const authentikFacts = [
  ...imageFacts(current),
  ...imageFacts({
    ...current,
    versions: ">=2023 <2026.2",
    tagPattern: "^20\\d\\d\\.\\d+\\.\\d+$",
    sources: [
      "https://github.com/goauthentik/authentik/blob/version-2025.2/docker-compose.yml: server and worker, Redis, /media, /certs, /templates",
    ],
    dataPaths: [],
    writablePaths: ["/media", "/tmp"],
  }),
];
