import { imageFacts } from "../image-facts.js";

export const jellyfinFacts = imageFacts({
  repositories: ["docker.io/jellyfin/jellyfin", "ghcr.io/jellyfin/jellyfin"],
  versions: ">=10.9 <11",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^\\d+\\.\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.-]+)?$",
  sources: [
    "https://github.com/jellyfin/jellyfin-packaging/blob/master/docker/Dockerfile: debian, curl, /config and /cache of mode 0777, EXPOSE 8096, /health",
    "https://jellyfin.org/docs/general/installation/container/: 'user: uid:gid'",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["curl"],
  dataPaths: ["/config"],
  writablePaths: ["/config", "/cache", "/tmp"],
  port: 8096,
  probes: ["/health"],
  startPeriod: 10,
  websocket: true,
});
