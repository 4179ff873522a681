import { imageFacts } from "../image-facts.js";

export const openWebuiFacts = imageFacts({
  repositories: ["ghcr.io/open-webui/open-webui", "docker.io/openwebui/open-webui"],
  versions: ">=0.3 <1",
  tagPattern: "^v?\\d+\\.\\d+\\.\\d+(-slim)?$",
  published: "^v?\\d+\\.\\d+\\.\\d+(-(slim|cuda|cuda126|ollama))?$",
  sources: [
    "https://github.com/open-webui/open-webui/blob/main/Dockerfile: debian, curl, jq, UID 0, /app/backend/data, EXPOSE 8080, 'bash start.sh'",
    "https://github.com/open-webui/open-webui/blob/main/backend/start.sh: WEBUI_SECRET_KEY from the environment, or one of its own",
    "https://docs.openwebui.com/getting-started/env-configuration/",
  ],
  runsAs: { uid: 0, gid: 0 },
  rootBecause: "its makers' image is built for root, whose files it writes below /app/backend",
  shell: "/bin/bash",
  base: "debian",
  tools: ["bash", "curl", "jq", "python3"],
  dataPaths: ["/app/backend/data"],
  writablePaths: ["/app/backend", "/root/.cache", "/tmp"],
  port: 8080,
  probes: ["/health"],
  proxyEnvironment: ["WEBUI_URL"],
  websocket: true,
});
