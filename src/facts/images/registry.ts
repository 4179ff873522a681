import { imageFacts, type KnownFacts } from "../image-facts.js";

const current: KnownFacts = {
  repositories: ["docker.io/library/registry", "docker.io/distribution/distribution"],
  versions: ">=3 <4",
  tagPattern: "^\\d+\\.\\d+\\.\\d+$",
  published: "^\\d+\\.\\d+(\\.\\d+)?(-(alpha|beta|rc)\\.\\d+)?$",
  sources: [
    "https://github.com/distribution/distribution/blob/main/Dockerfile: alpine, /etc/distribution/config.yml, VOLUME /var/lib/registry, EXPOSE 5000",
    "https://distribution.github.io/distribution/about/configuration/: http.debug answers /debug/health, htpasswd with bcrypt",
  ],
  run: "registry 2.8 of Debian, with the catalog's configuration",
  runsAs: { uid: 0, gid: 0 },
  shell: "/bin/sh",
  base: "alpine",
  tools: ["registry"],
  dataPaths: ["/var/lib/registry"],
  configPaths: ["/etc/distribution"],
  readOnlyWorks: true,
  port: 5000,
  probes: ["/debug/health"],
};

export const registryFacts = [
  ...imageFacts(current),
  ...imageFacts({
    ...current,
    versions: ">=2.7 <3",
    sources: [
      "https://github.com/distribution/distribution/blob/release/2.8/Dockerfile: /etc/docker/registry/config.yml",
    ],
    configPaths: ["/etc/docker/registry"],
  }),
];
