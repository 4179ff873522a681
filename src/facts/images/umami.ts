import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["ghcr.io/umami-software/umami", "docker.umami.is/umami-software/umami"],
  versions: ">=3 <4",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^(postgresql-|mysql-)?v?\\d+\\.\\d+\\.\\d+$",
  sources: [
    "https://github.com/umami-software/umami/blob/master/Dockerfile: node on alpine, curl, user nextjs 1001, EXPOSE 3000",
    "https://github.com/umami-software/umami/blob/master/docker-compose.yml: DATABASE_URL, APP_SECRET, /api/heartbeat, init",
    "https://github.com/nodejs/docker-node/blob/main/Dockerfile-alpine.template: entrypoint docker-entrypoint.sh",
  ],
  runsAs: { uid: 1001, gid: 65533 },
  shell: "/bin/sh",
  base: "alpine",
  tools: ["curl", "node", "pnpm"],
  port: 3000,
  probes: ["/api/heartbeat"],
  requiredEnvironment: ["DATABASE_URL"],
};

export const umamiFacts = [
  ...imageFacts(current),
  ...imageFacts({ ...current, versions: ">=2 <3", tagPattern: "^postgresql-v\\d+\\.\\d+\\.\\d+$" }),
];
