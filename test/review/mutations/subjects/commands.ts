import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inOptions, inOwnService, inText } from "../places.js";

function tests(...all: readonly (readonly string[])[]): readonly string[] {
  return all.map((words) => `healthcheck: { test: ${JSON.stringify(words)} }`);
}

export const commands: readonly Table[] = [
  {
    kind: "probes / as Compose writes them",
    label: {
      is: "defect",
      refusedBy: "Docker runs a program of that name: executable file not found in $PATH",
      rules: ["REX133", "schema"],
    },
    spellings: tests(
      ["CMD-SHELL", "curl -f http://127.0.0.1:8080/ || exit 1"],
      ["CMD", "curl", "-f", "http://127.0.0.1:8080/"],
      ["CMD", "/app/health"],
      ["CMD-SHELL", "/app/health"],
      ["CMD-SHELL", "pg_isready", "-U", "postgres"],
      ["NONE"],
      ["cmd", "/app/health"],
      ["curl -f http://127.0.0.1:8080/"],
      ["curl -f http://127.0.0.1:8080/ || exit 1"],
      ["/app/health --quick"],
      ["wget -qO- http://127.0.0.1:8080/", "--tries=1"],
      ["/app/health && /app/ready"],
      [""],
      ["", "/app/health"],
      [" /app/health"],
    ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / that do not fit their times",
    label: { is: "defect", refusedBy: "Docker: duration must be positive, retries too", rules: ["schema", "REX017"] },
    spellings: spellings('healthcheck: { test: ["/app/health"], {time}: {figure} }', {
      time: ["interval", "timeout", "retries", "startPeriod"],
      figure: ["-1", "NaN", "Infinity", '"30s"', "null"],
    }),
    places: inOptions,
  },
  {
    kind: "probes / honest ones",
    label: { is: "harmless", because: "each asks the service itself and can fail" },
    spellings: tests(
      ["/app/health"],
      ["/app/serve", "--healthcheck"],
      ["wget", "-qO-", "http://127.0.0.1:8080/health"],
      ["curl", "-fsS", "http://127.0.0.1:8080/health"],
      ["sh", "-c", "wget -qO- http://127.0.0.1:8080/health || exit 1"],
      ["sh", "-c", "curl -fsS http://127.0.0.1:8080/health | grep -q ok"],
      ["bash", "-c", ": > /dev/tcp/127.0.0.1/8080"],
      ["nc", "-z", "127.0.0.1", "8080"],
      ["redis-cli", "-h", "127.0.0.1", "ping"],
      ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/')"],
      ["node", "/app/healthcheck.js"],
      ["curl", "-fsS", "http://[::1]:8080/health"],
      ["curl", "-fsS", "--unix-socket", "/run/app.sock", "http://app/health"],
      ["curl", "-fsS", "--unix-socket", "/run/app.sock", "http://localhost/health"],
      ["sh", "-c", "curl -fsS --unix-socket /run/app.sock http://d/health || exit 1"],
      ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"],
      ["sh", "-c", 'test -n "$(find /var/log/app.log -mmin -60)"'],
    ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / with other times",
    label: { is: "harmless", because: "Docker counts the interval from the end of the probe before" },
    spellings: [
      'healthcheck: { test: ["/app/health"], interval: 10, timeout: 5 }',
      'healthcheck: { test: ["/app/health"], interval: 10, timeout: 10 }',
      'healthcheck: { test: ["/app/health"], interval: 10, timeout: 30 }',
      'healthcheck: { test: ["/app/health"], interval: 60, retries: 10, startPeriod: 300 }',
      'healthcheck: { test: ["/app/health"], interval: 5, startPeriod: 0 }',
    ],
    places: each(inOptions, inOwnService),
  },
  {
    kind: "commands / one text for a program and its arguments",
    label: {
      is: "defect",
      refusedBy: 'Docker: exec: "npm run start": executable file not found in $PATH',
      rules: ["REX133", "schema"],
    },
    spellings: spellings("{option}: [{words}]", {
      option: ["command", "entrypoint"],
      words: [
        '"npm run start"',
        '"/app/serve --port 8080"',
        '"/app/serve --port 8080", "--quiet"',
        '"sh -c /app/serve"',
        '"exec /app/serve"',
        '"cd /app && ./serve"',
        '""',
        '"", "serve"',
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "commands / sound ones",
    label: { is: "harmless", because: "a program and its arguments" },
    spellings: [
      'command: ["/app/serve", "--port", "8080"]',
      'command: ["--port=8080", "--title", "My own shop"]',
      'entrypoint: ["/app/serve"], command: ["--quiet"]',
      'command: ["sh", "-c", "exec /app/serve --port 8080"]',
      'entrypoint: ["sh", "-c", "umask 077; exec /app/serve"]',
      'command: ["worker"]',
      'command: ["/app/my program/serve"]',
    ],
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / a list of hosts without the probe's",
    label: { is: "defect", refusedBy: "the application answers 400 to the probe", rules: ["REX062"] },
    spellings: spellings('port: 8080, healthcheck: { test: [{probe}] }, environment: { {name}: "{hosts}" }', {
      probe: [
        '"wget", "-qO-", "http://127.0.0.1:8080/"',
        '"curl", "-fsS", "http://127.0.0.1:8080/health"',
        '"sh", "-c", "curl -fsS http://127.0.0.1:8080/ || exit 1"',
      ],
      name: ["ALLOWED_HOSTS", "APP_ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"],
      hosts: ["www.example.com", "example.com,www.example.com", "example.com www.example.com"],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "probes / a program that the image does not have",
    label: { is: "defect", refusedBy: "Docker: executable file not found in $PATH", rules: ["REX013"] },
    spellings: [
      ["grafana/loki:3.7.2", '"wget", "-qO-", "http://127.0.0.1:3100/ready"', "10001"],
      ["grafana/loki:3.7.2", '"sh", "-c", "/usr/bin/loki -health"', "10001"],
      ["qdrant/qdrant:v1.18.1", '"curl", "-fsS", "http://127.0.0.1:6333/healthz"', "1000"],
      ["qdrant/qdrant:v1.18.1", '"wget", "-qO-", "http://127.0.0.1:6333/healthz"', "1000"],
      ["redis:8.4.0-bookworm", '"curl", "-fsS", "http://127.0.0.1:6379/"', "999"],
      ["postgres:18.4-bookworm", '"curl", "-fsS", "http://127.0.0.1:5432/"', "999"],
    ].map(([image, test, user]) => `image: "${image}", user: ${user}, healthcheck: { test: [${test}] }`),
    places: inText((options) => ({ options })),
  },
];
