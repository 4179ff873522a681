import { imageFacts } from "../image-facts.js";

export const mailpitFacts = imageFacts({
  repositories: ["docker.io/axllent/mailpit", "ghcr.io/axllent/mailpit"],
  versions: ">=1.10 <2",
  tagPattern: "^v\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/axllent/mailpit/blob/develop/Dockerfile: alpine, EXPOSE 1025 1110 8025, 'mailpit readyz'",
    "https://mailpit.axllent.org/docs/configuration/runtime-options/",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "alpine",
  tools: ["/mailpit"],
  dataPaths: ["/data"],
  port: 8025,
  probes: ["/readyz", "/livez"],
  startPeriod: 10,
  websocket: true,
});
