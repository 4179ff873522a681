import { imageFacts } from "../image-facts.js";

export const paperlessFacts = imageFacts({
  repositories: ["ghcr.io/paperless-ngx/paperless-ngx", "docker.io/paperlessngx/paperless-ngx"],
  versions: ">=2 <3",
  tagPattern: "^v?\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/paperless-ngx/paperless-ngx/blob/main/Dockerfile: s6 as /init, user paperless 1000, four volumes, curl",
    "https://github.com/paperless-ngx/paperless-ngx/tree/main/docker/rootfs/etc/s6-overlay/s6-rc.d: init-env-file reads PAPERLESS_…_FILE, init-folders makes folders its user's",
    "https://github.com/paperless-ngx/paperless-ngx/blob/main/docker/compose/docker-compose.postgres-tika.yml",
    "https://skarnet.org/software/s6/s6-svc.html: the supervisor, which is root, signals processes of another user",
  ],
  startsAs: 0,
  runsAs: { uid: 1000, gid: 1000 },
  capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER", "KILL"],
  shell: "/bin/bash",
  base: "debian",
  tools: ["curl", "python3"],
  dataPaths: ["/usr/src/paperless/data", "/usr/src/paperless/media"],
  writablePaths: [
    "/usr/src/paperless/data",
    "/usr/src/paperless/media",
    "/usr/src/paperless/consume",
    "/usr/src/paperless/export",
    "/run",
    "/tmp",
  ],
  port: 8000,
  probes: ["/", "/accounts/login/"],
  requiredEnvironment: ["PAPERLESS_REDIS"],
  proxyEnvironment: ["PAPERLESS_URL"],
  websocket: true,
});
