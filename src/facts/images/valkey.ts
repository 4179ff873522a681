import { imageFacts, type KnownFacts } from "../image-facts.js";

const debian: KnownFacts = {
  repositories: ["docker.io/valkey/valkey"],
  versions: ">=7.2 <10",
  tagPattern: "^\\d+\\.\\d+\\.\\d+(-(bookworm|trixie))?$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-rc\\d+)?(-(bookworm|trixie|alpine(\\d+\\.\\d+)?))?$",
  sources: [
    "https://github.com/valkey-io/valkey-container: debian/Dockerfile and alpine/Dockerfile, uid 999 in both, gid 1000 in Alpine",
    "https://github.com/valkey-io/valkey-container/blob/mainline/docker-entrypoint.sh: root chowns and changes by setpriv",
    "https://github.com/valkey-io/valkey/blob/unstable/README.md: 'make install' makes links with the names of Redis",
  ],
  startsAs: 0,
  runsAs: { uid: 999, gid: 999 },
  capabilities: ["CHOWN", "SETGID", "SETUID"],
  shell: "/bin/bash",
  base: "debian",
  tools: ["bash", "sh", "valkey-cli", "valkey-server", "redis-cli", "redis-server"],
  dataPaths: ["/data"],
  configPaths: ["/usr/local/etc/valkey"],
  readOnlyWorks: true,
  port: 6379,
  bootMemory: 32,
};

export const valkeyFacts = [
  ...imageFacts(debian),
  ...imageFacts({
    ...debian,
    tagPattern: "^\\d+\\.\\d+\\.\\d+-alpine(\\d+\\.\\d+)?$",
    runsAs: { uid: 999, gid: 1000 },
    shell: "/bin/sh",
    base: "alpine",
    tools: ["sh", "valkey-cli", "valkey-server", "redis-cli", "redis-server"],
  }),
];
