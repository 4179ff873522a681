import { describe, expect, test } from "vitest";
import { findingsIn } from "../review/tools/evaluate.js";

/** Whether the review believes that an image has a program. */
async function has(image: string, command: string): Promise<boolean> {
  const found = await findingsIn(
    `const app = service("app", { ...required, image: "${image}", healthcheck: { test: ${JSON.stringify(command.split(" "))} } });`,
  );
  return !found.some(({ id }) => id === "REX013");
}

// From the Dockerfiles: the base system and what they install. Debian and Ubuntu have no image without the Essential packages.
const there = {
  "caddy:2.11.3-alpine": ["curl -f", "wget -q", "nc -z", "pgrep caddy"],
  "grafana/grafana:12.4.3": ["curl -f", "wget -q", "bash -c true"],
  "grafana/grafana:12.4.3-ubuntu": ["curl -f", "grep x", "bash -c true"],
  "postgres:18.4-bookworm": ["grep x", "sed -n 1p", "find /tmp", "tar -t", "awk 1", "pg_isready -q"],
  "postgres:18.4-alpine3.22": ["grep x", "bash -c true", "wget -q", "pg_isready -q"],
  "qdrant/qdrant:v1.18.1": ["grep x", "sed -n 1p", "find /tmp", "bash -c true"],
  "redis:8.4.0-bookworm": ["timeout 3 redis-cli", "redis-cli ping"],
  "redis:8.4.0-alpine": ["redis-cli ping", "nc -z", "wget -q"],
  "mariadb:11.8.3-noble": ["mariadb-admin ping", "healthcheck.sh --connect", "grep x"],
  "mariadb:11.8.3-ubi9": ["mariadb-admin ping", "curl -f", "ps ax"],
  "ghcr.io/openclaw/openclaw:2026.5.27": ["curl -f", "grep x", "node -e 1"],
  "ghcr.io/berriai/litellm:v1.108.12": ["python3 -c 1", "wget -q", "sh -c true"],
  "grafana/alloy:v1.16.1": ["bash -c true", "grep x"],
};

const missing = {
  "postgres:18.4-bookworm": ["curl -f", "wget -q", "nc -z", "ps ax", "pgrep postgres"],
  "redis:8.4.0-alpine": ["bash -c true", "curl -f"],
  "grafana/grafana:12.4.3-ubuntu": ["wget -q", "nc -z"],
  "mariadb:11.8.3-noble": ["mysqladmin ping", "mysql -e 1", "mysqldump x", "curl -f"],
  "n8nio/n8n:2.30.7": ["curl -f"],
  "grafana/loki:3.7.2": ["wget -q", "sh -c true"],
  "victoriametrics/victoria-metrics:v1.144.0-scratch": ["wget -q", "sh -c true"],
  "qdrant/qdrant:v1.18.1": ["curl -f", "wget -q"],
};

const rows = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([image, commands]) => commands.map((command) => [image, command] as const));

describe("programs of images", () => {
  test.each(rows(there))("%s has '%s'", async (image, command) => {
    expect(await has(image, command)).toBe(true);
  });

  test.each(rows(missing))("%s has no '%s'", async (image, command) => {
    expect(await has(image, command)).toBe(false);
  });
});

// The makers' sources name these paths.
test.each([
  ["qdrant/qdrant:v1.18.1", "http://127.0.0.1:6333/livez"],
  ["victoriametrics/victoria-metrics:v1.144.0", "http://127.0.0.1:8428/-/ready"],
  ["grafana/grafana:12.4.3", "http://127.0.0.1:3000/healthz"],
  ["ghcr.io/berriai/litellm:v1.108.12", "http://127.0.0.1:4000/health/liveness"],
])("%s answers %s without a login", async (image, address) => {
  const found = await findingsIn(
    `const app = service("app", { ...required, image: "${image}", healthcheck: { test: ["probe", "${address}"] } });`,
  );
  expect(found.filter(({ id }) => id === "REX015")).toEqual([]);
});
