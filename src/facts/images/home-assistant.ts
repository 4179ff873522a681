import { imageFacts } from "../image-facts.js";

export const homeAssistantFacts = imageFacts({
  repositories: ["ghcr.io/home-assistant/home-assistant", "docker.io/homeassistant/home-assistant"],
  versions: ">=2023 <2028",
  tagPattern: "^20\\d\\d\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/home-assistant/docker/blob/master/Dockerfile: alpine with s6-overlay and Python",
    "https://github.com/home-assistant/docker-base/blob/master/alpine/Dockerfile: bash, bind-tools, curl, jq",
    "https://github.com/home-assistant/core/tree/dev/rootfs/etc/services.d/home-assistant: root, --config /config",
    "https://www.home-assistant.io/installation/linux#docker-compose: network_mode host, port 8123",
    "https://www.home-assistant.io/integrations/http/: 'use_x_forwarded_for' and 'trusted_proxies' stand in configuration.yaml",
  ],
  runsAs: { uid: 0, gid: 0 },
  rootBecause: "s6, which its makers' image starts, and the program itself are root's; the image names no other user",
  shell: "/bin/sh",
  base: "alpine",
  tools: ["bash", "curl", "dig", "jq", "nslookup", "python3"],
  dataPaths: ["/config"],
  writablePaths: ["/config", "/run", "/tmp"],
  port: 8123,
  probes: ["/manifest.json"],
  websocket: true,
  egress: true,
});
