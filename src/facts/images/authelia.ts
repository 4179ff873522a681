import { imageFacts } from "../image-facts.js";

export const autheliaFacts = imageFacts({
  repositories: ["docker.io/authelia/authelia", "ghcr.io/authelia/authelia"],
  versions: ">=4.37 <5",
  tagPattern: "^v?\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/authelia/authelia/blob/master/Dockerfile: EXPOSE 9091, /config, start period 60 s",
    "https://github.com/authelia/authelia/blob/master/entrypoint.sh: any user; root changes to PUID and PGID",
    "https://github.com/authelia/authelia/blob/master/healthcheck.sh: wget, /api/health",
    "https://www.authelia.com/configuration/methods/secrets/: AUTHELIA_…_FILE",
  ],
  startsAs: 0,
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  tools: ["sh", "wget", "authelia"],
  dataPaths: ["/config"],
  configPaths: ["/etc/authelia/configuration.yml", "/config/configuration.yml"],
  port: 9091,
  probes: ["/api/health"],
  startPeriod: 60,
});
