/** An image that the report's stack names, and what stands behind that name in the tests. */
export interface ServiceImage {
  readonly reference: string;
  /** The folder below `images/` that makes it. */
  readonly recipe: string;
  readonly truth: "real" | "stand-in";
  /** What it is: the version that runs, or what the stand-in stands in for. */
  readonly what: string;
}

/** The twelve services of the report. */
export const serviceImages: readonly ServiceImage[] = [
  { reference: "postgres:18.4-bookworm", recipe: "postgresql", truth: "real", what: "PostgreSQL 18 of Debian forky" },
  { reference: "redis:8.4.0-bookworm", recipe: "redis", truth: "real", what: "Redis 8.0 of Debian forky" },
  { reference: "caddy:2.11.3-alpine", recipe: "caddy", truth: "real", what: "Caddy 2.11 of Debian forky" },
  {
    reference: "victoriametrics/victoria-metrics:v1.144.0",
    recipe: "victoriametrics",
    truth: "real",
    what: "VictoriaMetrics 1.145 of Debian forky",
  },
  { reference: "n8nio/n8n:2.30.7", recipe: "n8n", truth: "real", what: "n8n 2.30.7 of npm" },
  {
    reference: "qdrant/qdrant:v1.18.1",
    recipe: "qdrant",
    truth: "stand-in",
    what: "its REST interface, kept in files",
  },
  {
    reference: "ghcr.io/berriai/litellm:v1.108.12",
    recipe: "litellm",
    truth: "stand-in",
    what: "its interface; logs in to its database for real",
  },
  {
    reference: "ghcr.io/openclaw/openclaw:2026.5.27",
    recipe: "openclaw",
    truth: "real",
    what: "OpenClaw 2026.5.27 of npm",
  },
  { reference: "grafana/grafana:12.4.3", recipe: "grafana", truth: "stand-in", what: "health, login, provisioning" },
  { reference: "grafana/loki:3.7.2", recipe: "loki", truth: "stand-in", what: "flags, readiness, push; no shell" },
  { reference: "grafana/alloy:v1.16.1", recipe: "alloy", truth: "stand-in", what: "flags, configuration, readiness" },
  { reference: "crazymax/diun:4.31.0", recipe: "diun", truth: "stand-in", what: "configuration, database, command" },
];

/** Says which services run for real and which are stand-ins: a reader of the test's output must know. */
export function describeImages(images: readonly ServiceImage[]): string {
  return images.map(({ reference, truth, what }) => `  ${truth.padEnd(8)}  ${reference}  (${what})`).join("\n");
}
