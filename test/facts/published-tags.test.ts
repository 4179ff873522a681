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
  "ghcr.io/goauthentik/server:2025.2.4",
  "ghcr.io/goauthentik/server:2026.2.2",
  "registry:2.8.3",
  "registry:3.1.1",
  "louislam/uptime-kuma:1.23.16",
  "louislam/uptime-kuma:1.23.16-alpine",
  "louislam/uptime-kuma:2.0.2-slim-rootless",
  "ghcr.io/immich-app/immich-server:v1.132.3",
  "ghcr.io/immich-app/immich-machine-learning:v2.2.3-openvino",
  "quay.io/keycloak/keycloak:25.0.6",
  "ghcr.io/umami-software/umami:postgresql-v2.19.0",
  "nextcloud:32.0.14-fpm-alpine",
  "wordpress:7.1.0-php8.3-fpm",
  "valkey/valkey:8.1.4-alpine",
  "eclipse-mosquitto:2.0.22-openssl",
  "eclipse-mosquitto:2.1.2-alpine",
  "clickhouse/clickhouse-server:26.7.5.10-jammy",
  "clickhouse/clickhouse-server:25.4.4.25-alpine",
  "vaultwarden/server:1.34.3-alpine",
  "ghcr.io/paperless-ngx/paperless-ngx:2.14.7",
  "codeberg.org/forgejo/forgejo:13.0.3",
  "jellyfin/jellyfin:10.10.7",
  "ghcr.io/open-webui/open-webui:v0.6.36-cuda",
  "ollama/ollama:0.12.10-rocm",
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
