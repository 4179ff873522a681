import { expect, test } from "vitest";
import { findingsIn } from "../review/tools/evaluate.js";

/** What the review says of the image's tag alone. */
async function saidOf(image: string): Promise<readonly string[]> {
  const found = await findingsIn(`const app = service("app", { ...required, image: "${image}" });`);
  return found.filter(({ id }) => id === "REX005" || id === "REX011").map(({ id }) => id);
}

// Tags of the official images' library files, of the makers' release pages and build files.
test.each([
  "caddy:2.11.3",
  "caddy:2.11.3-alpine",
  "caddy:2.11.4-builder",
  "caddy:2.11.4-builder-alpine",
  "redis:8.4.0",
  "redis:8.4.0-alpine",
  "redis:8.4.0-alpine3.22",
  "redis:8.2.9-bookworm",
  "redis:8.10.1-trixie",
  "postgres:18.6",
  "postgres:18.4-alpine3.22",
  "postgres:18.6-alpine",
  "postgres:14.24-bookworm",
  "mariadb:11.8.3",
  "mariadb:11.8.3-ubi9",
  "mariadb:12.3.2-ubi",
  "grafana/grafana:12.4.3-ubuntu",
  "grafana/grafana:12.0.0-security-01",
  "qdrant/qdrant:v1.18.1-unprivileged",
  "qdrant/qdrant:v1.18.1-gpu-nvidia",
  "victoriametrics/victoria-metrics:v1.144.0-scratch",
  "victoriametrics/victoria-metrics:v1.144.0-enterprise-scratch",
  "ghcr.io/berriai/litellm:v1.108.12",
  "ghcr.io/berriai/litellm:v1.83.10-stable",
  "ghcr.io/berriai/litellm:main-v1.81.14-stable",
  "ghcr.io/berriai/litellm:v1.81.3-stable.sonnet-4-6",
  "ghcr.io/berriai/litellm:v1.82.3-stable.patch.2",
  "grafana/alloy:v1.16.1-boringcrypto",
  "grafana/loki:3.7.2-arm64",
  "n8nio/n8n:2.30.7-arm64",
  "ghcr.io/openclaw/openclaw:2026.5.27-slim",
])("%s is published in this form", async (image) => {
  expect(await saidOf(image)).toEqual([]);
});

test.each([
  ["redis:8.0.10-bookwrm", "REX011"],
  ["caddy:v2.11.3", "REX011"],
  ["ghcr.io/openclaw/openclaw:v2026.5.27", "REX011"],
  ["ghcr.io/berriai/litellm:1.108.12", "REX011"],
  ["qdrant/qdrant:1.18.1", "REX011"],
  ["grafana/loki:v3.7.2", "REX011"],
])("%s is published in no such form", async (image, id) => {
  expect(await saidOf(image)).toEqual([id]);
});

test.each(["19beta3-trixie", "19rc1"])("postgres:%s is one exact version", async (tag) => {
  expect(await saidOf(`postgres:${tag}`)).not.toContain("REX005");
});
