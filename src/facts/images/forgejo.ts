import { imageFacts } from "../image-facts.js";

export const forgejoFacts = imageFacts({
  repositories: ["codeberg.org/forgejo/forgejo", "data.forgejo.org/forgejo/forgejo"],
  versions: ">=11 <17",
  tagPattern: "^\\d+\\.\\d+\\.\\d+-rootless$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-(amd64|arm64))?(-rootless)?$",
  sources: [
    "https://forgejo.org/docs/latest/admin/installation/docker/: the rootless image, user 1000, /var/lib/gitea",
    "https://codeberg.org/forgejo/forgejo/src/branch/forgejo/Dockerfile.rootless: /etc/gitea, ports 2222 and 3000, as in Gitea's",
    "https://github.com/go-gitea/gitea/blob/main/Dockerfile.rootless: alpine, bash, curl, git, dumb-init, USER 1000:1000",
    "https://forgejo.org/docs/latest/admin/config-cheat-sheet/: FORGEJO__SECTION__KEY and …__FILE",
  ],
  runsAs: { uid: 1000, gid: 1000 },
  shell: "/bin/bash",
  base: "alpine",
  tools: ["bash", "curl", "git", "forgejo"],
  dataPaths: ["/var/lib/gitea"],
  writablePaths: ["/var/lib/gitea", "/etc/gitea", "/tmp"],
  port: 3000,
  probes: ["/api/healthz"],
  proxyEnvironment: ["FORGEJO__server__ROOT_URL"],
});
