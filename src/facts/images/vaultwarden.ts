import { imageFacts, type KnownFacts } from "../image-facts.js";

const debian: KnownFacts = {
  repositories: ["docker.io/vaultwarden/server", "ghcr.io/dani-garcia/vaultwarden", "quay.io/vaultwarden/server"],
  versions: ">=1.30 <2",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^\\d+\\.\\d+\\.\\d+(-alpine)?$",
  sources: [
    "https://github.com/dani-garcia/vaultwarden/blob/main/docker/Dockerfile.debian: VOLUME /data, EXPOSE 80, curl",
    "https://github.com/dani-garcia/vaultwarden/blob/main/src/api/web.rs: /alive asks the database",
    "https://github.com/dani-garcia/vaultwarden/blob/main/src/util.rs: <NAME>_FILE for every setting",
    "https://github.com/dani-garcia/vaultwarden/blob/main/.env.template",
  ],
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "debian",
  tools: ["curl", "openssl"],
  dataPaths: ["/data"],
  port: 80,
  probes: ["/alive"],
  proxyEnvironment: ["DOMAIN"],
  websocket: true,
};

export const vaultwardenFacts = [
  ...imageFacts(debian),
  ...imageFacts({ ...debian, tagPattern: "^\\d+\\.\\d+\\.\\d+-alpine$", base: "alpine" }),
];
