import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["docker.io/louislam/uptime-kuma", "ghcr.io/louislam/uptime-kuma"],
  versions: ">=2 <3",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-slim)?$",
  published: "^\\d+\\.\\d+\\.\\d+(-slim)?(-rootless)?$",
  sources: [
    "https://github.com/louislam/uptime-kuma/blob/master/docker/dockerfile: dumb-init, extra/healthcheck, start period 180 s",
    "the same: target 'rootless' is the image with USER node, which is 1000",
    "https://github.com/louislam/uptime-kuma/wiki/Environment-Variables",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["node", "curl", "/app/extra/healthcheck"],
  dataPaths: ["/app/data"],
  port: 3001,
  startPeriod: 180,
  websocket: true,
  egress: true,
};

export const uptimeKumaFacts = [
  ...imageFacts(current),
  ...imageFacts({
    ...current,
    versions: ">=1.10 <2",
    tagPattern: "^\\d+\\.\\d+\\.\\d+(-debian)?$",
    published: "^\\d+\\.\\d+\\.\\d+(-(debian|alpine))?$",
    sources: [
      "https://github.com/louislam/uptime-kuma/blob/1.23.X/docker/dockerfile: node on debian, VOLUME /app/data, entrypoint extra/entrypoint.sh",
      "https://github.com/louislam/uptime-kuma/blob/1.23.X/extra/entrypoint.sh: setpriv --clear-groups",
    ],
    tools: ["node", "/app/extra/healthcheck"],
    capabilities: ["SETGID", "SETUID"],
  }),
];
