import { imageFacts } from "../image-facts.js";

export const uptimeKumaFacts = imageFacts({
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
  tools: ["node", "/app/extra/healthcheck"],
  dataPaths: ["/app/data"],
  port: 3001,
  startPeriod: 180,
  websocket: true,
  egress: true,
});
