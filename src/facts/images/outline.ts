import { imageFacts } from "../image-facts.js";

export const outlineFacts = imageFacts({
  repositories: ["docker.io/outlinewiki/outline", "docker.getoutline.com/outlinewiki/outline"],
  versions: ">=0.80 <2",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^\\d+\\.\\d+\\.\\d+(-\\d+)?$",
  sources: [
    "https://github.com/outline/outline/blob/main/Dockerfile: node on debian, wget, USER nodejs 1001, /var/lib/outline/data, port 3000, /_health",
    "https://github.com/outline/outline/blob/main/.env.sample",
    "https://github.com/nodejs/docker-node: entrypoint docker-entrypoint.sh",
  ],
  runsAs: { uid: 1001, gid: 1001 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["node", "wget"],
  dataPaths: ["/var/lib/outline/data"],
  port: 3000,
  probes: ["/_health"],
  requiredEnvironment: ["SECRET_KEY", "UTILS_SECRET", "URL"],
  proxyEnvironment: ["URL"],
  websocket: true,
});
