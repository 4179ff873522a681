import { imageFacts } from "../image-facts.js";

export const headscaleFacts = imageFacts({
  repositories: ["ghcr.io/juanfont/headscale", "docker.io/headscale/headscale"],
  versions: ">=0.23 <0.30",
  tagPattern: "^v?\\d+\\.\\d+\\.\\d+$",
  published: "^v?\\d+\\.\\d+(\\.\\d+)?(-(beta|rc)\\.?\\d+)?(-debug)?$",
  sources: [
    "https://github.com/juanfont/headscale/blob/main/.goreleaser.yml: distroless/base-debian, so no shell",
    "https://github.com/juanfont/headscale/blob/main/docs/setup/install/container.md: read-only, /var/run/headscale in memory, 'headscale health', serve",
    "https://github.com/juanfont/headscale/blob/main/CHANGELOG.md: 'headscale health' since 0.27",
    "https://github.com/juanfont/headscale/blob/main/config-example.yaml",
  ],
  runsAs: { uid: 0, gid: 0 },
  tools: ["headscale"],
  dataPaths: ["/var/lib/headscale"],
  writablePaths: ["/var/lib/headscale", "/var/run/headscale"],
  configPaths: ["/etc/headscale"],
  readOnlyWorks: true,
  port: 8080,
  probes: ["/health"],
  egress: true,
});
