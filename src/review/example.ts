import type { Example } from "./rule.js";

/** What an example may use without declaring it, in the order in which one thing needs another. */
const given: Readonly<Record<string, string>> = {
  backend: `const backend = network("backend", { subnet: "172.20.2.0/24" });`,
  required: `const required = {
  image: "ghcr.io/example/app:1.2.3",
  networks: [backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  user: 1000,
  healthcheck: { test: ["/app/health"] },
  secretDelivery: { kind: "file", suffix: "_FILE" },
} satisfies ServiceOptions;`,
  once: `const { healthcheck: _, ...once } = required;`,
  egress: `const egress = network("egress", { subnet: "172.20.4.0/24" });`,
  litellm: `const litellm = {
  ...required,
  image: "ghcr.io/berriai/litellm:v1.108.12",
  networks: [egress],
  memory: { limit: "1024M" },
  healthcheck: { test: ["python3", "-c", "import socket; socket.create_connection(('127.0.0.1', 4000))"], startPeriod: 90 },
  secrets: { LITELLM_MASTER_KEY: secret("litellm_master_key") },
  secretDelivery: { kind: "shell", shell: "/bin/sh", entrypoint: ["/app/docker/prod_entrypoint.sh"] },
} satisfies ServiceOptions;`,
  n8n: `const n8n = {
  ...required,
  image: "n8nio/n8n:2.30.7",
  user: 1000,
  networks: [egress],
  memory: { limit: "1024M" },
  volumes: [volume("/home/node/.n8n", { backup: "files-paused" })],
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:5678/healthz"], startPeriod: 120 },
} satisfies ServiceOptions;`,
  grafana: `const grafana = {
  ...required,
  image: "grafana/grafana:12.4.3",
  user: 472,
  volumes: [volume("/var/lib/grafana", { backup: "files-paused" })],
  secretDelivery: { kind: "file", suffix: "__FILE" },
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:3000/api/health"] },
} satisfies ServiceOptions;`,
  loki: `const loki = {
  ...required,
  image: "grafana/loki:3.7.2",
  user: 10001,
  volumes: [volume("/loki", { backup: { none: "logs" } })],
  healthcheck: { test: ["/usr/bin/loki", "-health"], startPeriod: 60 },
} satisfies ServiceOptions;`,
  inner: `const inner = network("inner", { subnet: "172.20.6.0/24", internal: true });`,
  redis: `const redis = {
  ...required,
  networks: [inner],
  image: "redis:8.4.0-bookworm",
  user: 999,
  volumes: [volume("/data", { backup: { none: "a cache" } })],
  healthcheck: { test: ["redis-cli", "ping"] },
} satisfies ServiceOptions;`,
  postgresql: `const postgresql = {
  image: "postgres:18.4-bookworm",
  networks: [inner],
  memory: { limit: "256M" },
  cpus: 0.5,
  secrets: { POSTGRES_PASSWORD: secret("postgresql_superuser_password") },
  healthcheck: { test: ["pg_isready", "--host=127.0.0.1", "--quiet"], startPeriod: 120 },
  provision: ["bash", "/etc/postgresql/set-passwords.sh"],
} satisfies ServiceOptions;`,
  qdrant: `const qdrant = {
  ...required,
  image: "qdrant/qdrant:v1.18.1",
  user: 1000,
  healthcheck: { test: ["bash", "-c", ": > /dev/tcp/127.0.0.1/6333"] },
  volumes: [
    volume("/qdrant/storage", { folder: "storage", backup: "files" }),
    volume("/qdrant/snapshots", { folder: "snapshots", backup: { none: "made from storage" } }),
  ],
} satisfies ServiceOptions;`,
  cache: `const cache = service("cache", { ...required, image: "ghcr.io/example/cache:4.5.6" });`,
  app: `const app = service("app", required);`,
  near: `const near = machine("near");`,
  far: `const far = machine("far");`,
  twoHosts: `const twoHosts = {
  hosts: {
    one: host({ address: "198.51.100.1", user: "deploy", machine: near, privateAddress: "192.0.2.1" }),
    other: host({ address: "198.51.100.2", user: "deploy", machine: far, privateAddress: "192.0.2.2" }),
  },
  domain: "example.com",
};`,
  usual: `const usual = { hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) }, domain: "example.com" };`,
};

/** Everything that the examples import. */
const exported =
  `accept alerts asEngine backup basicAuth built common configure defineStack deploy device docker dockerSocket file folder
  forwardAuth group hardening headscaleNode host hostFolder hostPath http job jsonFile machine network networkOf none nvidia
  ofImage onLoopback outside phase port program provision publicly redirect role secret service snippet tcp
  templateFile text uptime variable volume vpnOnly webhook worker yamlFile`.split(/\s+/);

/**
 * Completes an example to a program that exports a stack: what it uses and does not declare, and the stack itself,
 * in which every service is configured and deployed. The files of a role get a stack that runs the role.
 */
export function programOf(example: Example): string {
  const written = typeof example === "string" ? example.trim() : "";
  const ending = written.includes("export default ") ? "" : stackOf(written, example);
  const body = completed(`${written}\n${ending}`);
  const used = exported.filter((name) => new RegExp(`\\b${name}[(\\x60]`).test(body));
  const types = body.includes("ServiceOptions") ? ", type ServiceOptions" : "";
  return `import { ${used.join(", ")}${types} } from "rexible";\n\n${body}`;
}

/** A stack that configures and deploys every service that the example declares or uses. */
function stackOf(written: string, example: Example): string {
  const declarations = written.matchAll(/^const (\w+) = (?:service|job|worker|asEngine|catalog\.\w+)\(/gm);
  const named = [...declarations].map(([, name]) => name);
  const others = new Set([...named, ...(/\bcache\b/.test(written) ? ["cache"] : [])].filter((name) => name !== "app"));
  const own = typeof example === "string" ? undefined : `role("${example.role}")`;
  const isLate = typeof example !== "string" && example.late === true;
  const first =
    own === undefined ? "" : `\n    phase("0", "Preparation", [common(), docker()${isLate ? "" : `, ${own}`}]),`;
  return `
export default defineStack("example", {
  ...usual,
  phases: [${first}
    phase("1", "Configuration", [${[...(own === undefined ? ["docker()"] : []), ...[...others, "app"].map((name) => `configure(${name})`)].join(", ")}]),
    phase("2", "Containers", [deploy({ infra: [${[...others].join(", ")}], apps: [app] })]),
    phase("3", "Resilience", [${isLate ? `${own}, ` : ""}backup()]),
  ],
});
`;
}

/** Puts before each statement the given things that it uses, directly or not. */
function completed(text: string): string {
  const statements = text.split(/^(?=const |export )/m).filter((statement) => statement.trim() !== "");
  const declared = new Set(statements.flatMap((statement) => /^const (\w+)/.exec(statement)?.[1] ?? []));
  const written: string[] = [];
  const write = (statement: string): void => {
    for (const [name, declaration] of Object.entries(given)) {
      if (declared.has(name) || !new RegExp(`(?:[\\s([{,]|\\.{3})${name}[\\s,)\\]};.]`).test(statement)) continue;
      declared.add(name);
      write(`${declaration}\n`);
    }
    written.push(statement);
  };
  for (const statement of statements) write(statement);
  return written.join("");
}
