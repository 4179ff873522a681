import type { Label, Table } from "../mutation.js";
import { inText } from "../places.js";
import { serviceText } from "../program.js";

/** Services of images that their makers document, each sound. */
const known = {
  litellm: {
    image: '"ghcr.io/berriai/litellm:v1.108.12"',
    networks: "[backend]",
    memory: '{ limit: "1024M" }',
    cpus: "1",
    secrets: '{ LITELLM_MASTER_KEY: secret("litellm_master_key") }',
    secretDelivery: '{ kind: "shell", entrypoint: ["/app/docker/prod_entrypoint.sh"] }',
    healthcheck:
      '{ test: ["python3", "-c", "import socket; socket.create_connection((\'127.0.0.1\', 4000))"], startPeriod: 90 }',
  },
  loki: {
    image: '"grafana/loki:3.7.2"',
    networks: "[inner]",
    memory: '{ limit: "384M" }',
    cpus: "0.5",
    user: "10001",
    volumes: '[volume("/loki", { backup: { none: "logs" } })]',
    healthcheck: '{ test: ["/usr/bin/loki", "-health"], startPeriod: 60 }',
  },
  qdrant: {
    image: '"qdrant/qdrant:v1.18.1"',
    networks: "[inner]",
    memory: '{ limit: "512M" }',
    cpus: "0.5",
    user: "1000",
    volumes:
      '[volume("/qdrant/storage", { folder: "storage", backup: "files" }), volume("/qdrant/snapshots", { folder: "snapshots", backup: { none: "made from storage" } })]',
    healthcheck: '{ test: ["bash", "-c", ": > /dev/tcp/127.0.0.1/6333"] }',
  },
  grafana: {
    image: '"grafana/grafana:12.4.3"',
    networks: "[backend]",
    memory: '{ limit: "384M" }',
    cpus: "0.5",
    user: "472",
    volumes: '[volume("/var/lib/grafana", { backup: "files-paused" })]',
    healthcheck: '{ test: ["wget", "-qO-", "http://127.0.0.1:3000/api/health"] }',
  },
  n8n: {
    image: '"n8nio/n8n:2.30.7"',
    networks: "[backend]",
    memory: '{ limit: "1024M" }',
    cpus: "1",
    user: "1000",
    volumes: '[volume("/home/node/.n8n", { backup: "files-paused" })]',
    healthcheck: '{ test: ["wget", "-qO-", "http://127.0.0.1:5678/healthz"], startPeriod: 120 }',
  },
  redis: {
    image: '"redis:8.4.0-bookworm"',
    networks: "[inner]",
    memory: '{ limit: "512M" }',
    cpus: "0.5",
    user: "999",
    volumes: '[volume("/data", { backup: { none: "a cache" } })]',
    healthcheck: '{ test: ["redis-cli", "ping"] }',
  },
} as const;

type Known = keyof typeof known;

/** Spellings that begin with the service whose options they change, such as "loki: readOnly: true". */
function table(kind: string, label: Label, spellings: readonly string[]): Table {
  return {
    kind: `known images / ${kind}`,
    label,
    spellings,
    places: (spelling) => {
      const [, name = "", said = ""] = /^(\w+): ?(.*)$/s.exec(spelling) ?? [];
      const declare = serviceText(name, known[name as Known], said);
      return inText(() => ({ declare, others: [name] }), `service('${name}', …) in text`)(spelling);
    },
  };
}

function refused(by: string, rule: string): Label {
  return { is: "defect", refusedBy: by, rules: [rule] };
}

function asks(name: Known, path: string): string {
  const url = `http://127.0.0.1:${name === "litellm" ? 4000 : name === "qdrant" ? 6333 : name === "grafana" ? 3000 : 5678}${path}`;
  const probes: Readonly<Record<string, string>> = {
    litellm: `["python3", "-c", "import urllib.request as u; u.urlopen('${url}')"]`,
    qdrant: `["bash", "-c", "cat < /dev/tcp/127.0.0.1/6333 # ${url}"]`,
  };
  return `${name}: healthcheck: { test: ${probes[name] ?? `["wget", "-qO-", "${url}"]`}, startPeriod: 120 }`;
}

export const knownImages: readonly Table[] = [
  table(
    "sound",
    { is: "harmless", because: "as their makers document them" },
    Object.keys(known).map((name) => `${name}:`),
  ),
  table("a tag that was never published", refused("the registry: manifest unknown", "REX011"), [
    'qdrant: image: "qdrant/qdrant:1.18.1"',
    'redis: image: "redis:8.4.0-bookwrom"',
    'redis: image: "redis:v8.4.0"',
    'grafana: image: "grafana/grafana:v12.4.3"',
    'loki: image: "grafana/loki:v3.7.2"',
    'loki: image: "grafana/loki:3.7.2-bookworm"',
  ]),
  table(
    "a probe that costs, or that nobody answers",
    refused("the makers' documents: it asks every provider, wants a key, or is no path", "REX015"),
    [
      asks("litellm", "/health"),
      asks("litellm", "/api/health"),
      asks("qdrant", "/metrics"),
      asks("grafana", "/health"),
      asks("n8n", "/api/v1/health"),
    ],
  ),
  table("too little time to start", refused("Docker: unhealthy before it began to serve", "REX017"), [
    ...["5", "10", "30"].map(
      (start) =>
        `litellm: healthcheck: { test: ["python3", "-c", "import socket; socket.create_connection(('127.0.0.1', 4000))"], startPeriod: ${start} }`,
    ),
    ...["1", "20"].map(
      (start) => `n8n: healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:5678/healthz"], startPeriod: ${start} }`,
    ),
  ]),
  table("read-only, and nowhere to write", refused("the program: Read-only file system", "REX018"), [
    "loki: readOnly: true",
    "litellm: readOnly: true",
    "grafana: readOnly: true",
  ]),
  table("a configuration that nobody reads", refused("the makers' documents: another path is read", "REX021"), [
    'qdrant: files: [yamlFile("/qdrant/config/config.yml", { log_level: "INFO" })]',
    'loki: files: [yamlFile("/etc/loki/loki.yml", { auth_enabled: false })]',
  ]),
  table("data beside the volume", refused("the container's own layer goes with it", "REX022"), [
    "redis: volumes: []",
    'redis: volumes: [volume("/var/lib/redis", { backup: "files" })]',
    "grafana: volumes: []",
    'n8n: volumes: [volume("/data", { backup: "files" })]',
    'qdrant: volumes: [volume("/qdrant/storage", { backup: "files" })]',
  ]),
  table(
    "root without what it needs to become another",
    refused("the entry point: setuid: Operation not permitted", "REX024"),
    ['redis: user: 0, capabilities: ["CHOWN"]', "redis: user: 0", 'redis: user: 0, capabilities: ["SETUID"]'],
  ),
  table("too little memory to boot", refused("the kernel's OOM killer", "REX026"), [
    'litellm: memory: { limit: "512M" }',
    'litellm: memory: { limit: "0.5G" }',
    'n8n: memory: { limit: "128M" }',
  ]),
  table("a secret that counts once", refused("the makers' documents: only the first start reads it", "REX030"), [
    'grafana: secrets: { GF_SECURITY_ADMIN_PASSWORD: secret("grafana_admin_password") }',
  ]),
  table("what it does not start without", refused("the makers' documents: the variable is required", "REX031"), [
    "litellm: secrets: {}",
  ]),
  table("no way out", refused("the kernel: Network is unreachable", "REX033"), [
    "n8n: networks: [inner]",
    "litellm: networks: [inner]",
    "redis: port: 6379, expose: onLoopback(6379)",
  ]),
  table("a login that is none", refused("the makers' documents: the image asks for no login", "REX070"), [
    'loki: port: 3100, networks: [backend], expose: publicly("logs")',
  ]),
];
