import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import type { Parts } from "../program.js";

/** An option with a letter too few, twice, or changed places, and in other cases. */
function misspelt(option: string): readonly string[] {
  const middle = Math.floor(option.length / 2);
  return [
    option.slice(0, middle) + option.slice(middle + 1),
    option.slice(0, middle) + option[middle] + option.slice(middle),
    option.slice(0, middle - 1) + (option[middle] ?? "") + (option[middle - 1] ?? "") + option.slice(middle + 1),
    `${option}s`,
    option.slice(0, -1),
    option.toUpperCase(),
    option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  ].filter((one) => one !== option && one !== "");
}

const app = {
  image: '"ghcr.io/example/app:1.2.3"',
  networks: "[backend]",
  memory: '{ limit: "64M" }',
  cpus: "0.5",
  user: "1000",
  healthcheck: '{ test: ["/app/health"] }',
};
const options = Object.entries(app)
  .map(([key, value]) => `${key}: ${value}`)
  .join(", ");

/** By constructor: its call with a place for one option more, and its optional options with a value. */
const calls: readonly (readonly [maker: string, (option: string) => Parts, Readonly<Record<string, string>>])[] = [
  [
    "service",
    (option) => ({ declare: `const app = service("app", { ${options}, ${option} });` }),
    {
      environment: '{ A: "b" }',
      readOnly: "true",
      volumes: '[volume("/data", { backup: "files" })]',
      capabilities: '["CHOWN"]',
      secrets: '{ A: secret("a") }',
      command: '["serve"]',
      pids: "64",
      tmpfs: '{ "/tmp": "10M" }',
      init: "true",
      entrypoint: '["/app/serve"]',
      files: '[file("/etc/a", "b")]',
    },
  ],
  [
    "network",
    (option) => ({ declare: `const backend = network("backend", { subnet: "172.20.2.0/24", ${option} });` }),
    { internal: "true", accept: "[]" },
  ],
  ["memory", (option) => ({ options: `memory: { limit: "256M", ${option} }` }), { reservation: '"128M"', heap: "100" }],
  [
    "healthcheck",
    (option) => ({ options: `healthcheck: { test: ["/app/health"], ${option} }` }),
    { interval: "20", timeout: "5", retries: "4", startPeriod: "60" },
  ],
  [
    "volume",
    (option) => ({ options: `volumes: [volume("/data", { backup: "files", ${option} })]` }),
    { folder: '"data"', mode: '"0750"', owner: "{ uid: 1000, gid: 1000 }" },
  ],
  [
    "host",
    (option) => ({ stack: `hosts: { prod: host({ address: "192.0.2.10", user: "deploy", ${option} }) }` }),
    { memory: '"8G"', architecture: '"arm64"', bootstrapPort: "2222", environment: '"rehearsal"', variables: "{}" },
  ],
  ["defineStack", (option) => ({ stack: option }), { sshPort: "2222", vpnRange: '"100.64.0.0/10"', accept: "[]" }],
  [
    "secret",
    (option) => ({
      options: `secrets: { A: secret("a", { ${option} }) }, secretDelivery: { kind: "file", suffix: "_FILE" }`,
    }),
    { minLength: "20", description: '"Of the shop"' },
  ],
  [
    "variable",
    (option) => ({ options: `environment: { A: variable("a", { default: "b", description: "A", ${option} }) }` }),
    { minLength: "20" },
  ],
  [
    "deploy",
    (option) => ({
      phases: `[phase("1", "F", [common(), docker()]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app], ${option} })]), phase("4", "H", [hardening()])]`,
    }),
    { imageArchives: '""', registryMirrors: "{}" },
  ],
  [
    "docker",
    (option) => ({
      phases: `[phase("1", "F", [common(), docker({ ${option} })]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app] })]), phase("4", "H", [hardening()])]`,
    }),
    { pruneDays: "7", addressPool: '"10.200.0.0/16"' },
  ],
  [
    "backup",
    (option) => ({
      phases: `[phase("1", "F", [common(), docker()]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app] })]), phase("4", "R", [backup({ ${option} })]), phase("5", "H", [hardening()])]`,
    }),
    { offsiteCommand: '"/usr/local/bin/send"' },
  ],
  ["vpnOnly", (option) => ({ options: `port: 8080, expose: vpnOnly("www", { ${option} })` }), {}],
  [
    "accept",
    (option) => ({
      options: `image: "ghcr.io/example/app:main", accept: [accept("REX005", { because: "no release has a version yet", until: "2027-03-31", ${option} })]`,
    }),
    {},
  ],
  [
    "catalog.redis",
    (option) => ({
      declare: `const db = catalog.redis({ image: "redis:8.4.0-bookworm", networks: [inner], memory: { limit: "512M" }, cpus: 0.5, password: secret("redis_password"), maxMemory: "256M", ${option} });`,
      others: ["db"],
    }),
    { pids: "64" },
  ],
];

export const constructorOptions: readonly Table[] = [
  {
    kind: "options / a constructor that knows no such option",
    label: { is: "defect", refusedBy: "the owner: an option that does nothing is a mistake", inEditor: true },
    spellings: calls.flatMap(([maker, , known]) => [
      ...Object.entries(known).flatMap(([option, value]) =>
        misspelt(option).map((word) => `${maker}: ${word}: ${value}`),
      ),
      ...["enviroment: {}", "foo: 1", "restart: 'always'", "labels: {}", "x: undefined"]
        .slice(0, 3)
        .map((option) => `${maker}: ${option}`),
    ]),
    places: (spelling) => {
      const [maker = "", ...rest] = spelling.split(": ");
      const [, parts] = calls.find(([name]) => name === maker) ?? [];
      return parts === undefined ? [] : inText(parts)(rest.join(": "));
    },
  },
  {
    kind: "options / one that the constructor knows",
    label: { is: "harmless", because: "the constructor's own type has it" },
    spellings: calls.flatMap(([maker, , known]) =>
      Object.entries(known)
        .filter(
          ([option]) =>
            !(
              maker === "variable" ||
              (maker === "host" && option === "architecture") ||
              option === "offsiteCommand" ||
              option === "secrets"
            ),
        )
        .map(([option, value]) => `${maker}: ${option}: ${value}`),
    ),
    places: (spelling) => {
      const [maker = "", ...rest] = spelling.split(": ");
      const [, parts] = calls.find(([name]) => name === maker) ?? [];
      return parts === undefined ? [] : inText(parts)(rest.join(": "));
    },
  },
];
