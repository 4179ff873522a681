import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inOptions, inOwnService, inText } from "../places.js";

const noLabel = [
  "",
  "App",
  "my app",
  "café",
  "app_1",
  "-app",
  "app-",
  "a.b",
  "a/b",
  "../app",
  "x".repeat(64),
  "app;rm",
  "{{ app }}",
  "app\\n",
  "APP",
  "app!",
  "*",
  "@",
];

export const names: readonly Table[] = [
  {
    kind: "names / of a service that DNS does not take",
    label: {
      is: "defect",
      refusedBy: "RFC 1123, 2.1; Docker: invalid container name",
      rules: ["REX044", "schema"],
      inEditor: true,
    },
    spellings: noLabel.filter((name) => !["app_1"].includes(name)).map((name) => `service("${name}")`),
    places: (spelling) =>
      inText(() => ({
        declare: `const app = ${spelling.slice(0, -1)}, { image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });`,
      }))(spelling),
  },
  {
    kind: "names / of a network",
    label: { is: "defect", refusedBy: "Docker: invalid network name", rules: ["REX044", "schema"], inEditor: true },
    spellings: noLabel
      .filter((name) => !["app_1"].includes(name))
      .map((name) => `const backend = network("${name}", { subnet: "172.20.2.0/24" });`),
    places: inText((declare) => ({ declare })),
  },
  {
    kind: "names / that the runtime keeps for itself",
    label: { is: "harmless", because: "DNS takes it, and so does Docker" },
    spellings: [
      "constructor",
      "tostring",
      "valueof",
      "hasownproperty",
      "prototype",
      "default",
      "null",
      "true",
      "undefined",
      "nan",
      "then",
      "length",
      "name",
      "a--b",
    ].map((name) => `service("${name}")`),
    places: (spelling) =>
      inText(() => ({
        declare: `const app = ${spelling.slice(0, -1)}, { image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });`,
      }))(spelling),
  },
  {
    kind: "names / of a variable that Ansible keeps for itself",
    label: { is: "defect", refusedBy: "Ansible: Found variable using reserved name", rules: ["REX044", "schema"] },
    spellings: [
      "hosts",
      "name",
      "vars",
      "environment",
      "tags",
      "gather_facts",
      "become",
      "when",
      "register",
      "block",
      "loop",
      "inventory_hostname",
      "hostvars",
      "group_names",
      "groups",
      "ansible_host",
      "ansible_user",
      "ansible_port",
      "playbook_dir",
      "omit",
      "serial",
      "port",
      "connection",
      "check_mode",
      "no_log",
      "handlers",
      "tasks",
      "roles",
      "play_hosts",
      "role_name",
      "item",
      "lookup",
      "query",
      "class",
      "import",
      "None",
      "True",
      "stack_root",
      "stack_name",
      "stack_secrets",
      "a-b",
      "1a",
      "a b",
      "a.b",
      "é",
      "",
    ].map((name) => `environment: { A: variable("${name}", { default: "x", description: "A value" }) }`),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "names / of a secret",
    label: { is: "defect", refusedBy: "Ansible: not a valid variable name", rules: ["REX044", "schema"] },
    spellings: ["../../x", "X; cmd", "a-b", "a b", "a.b", "a/b", "", "é", "{{ x }}", "a\\nb", "-a"].map(
      (name) => `secrets: { A: secret("${name}") }, secretDelivery: { kind: "file", suffix: "_FILE" }`,
    ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "names / of an environment variable",
    label: {
      is: "defect",
      refusedBy: "a shell and Compose's .env: not a valid identifier",
      rules: ["REX044", "schema"],
    },
    spellings: spellings('environment: { "{name}": "x" }', {
      name: ["", "A=B", "A B", " A", "A\\n", "A\\u0000", "=A"],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "names / of an environment variable with a dot",
    label: { is: "harmless", because: "Docker and Compose take it: Elasticsearch, SonarQube, Wazuh" },
    spellings: ["discovery.type", "xpack.security.enabled", "bootstrap.memory_lock"].map(
      (name) => `environment: { "${name}": "x" }`,
    ),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "names / that are not literals",
    label: { is: "harmless", because: "a loop or a helper makes them, and the build judges what comes out" },
    spellings: [
      // biome-ignore-start lint/suspicious/noTemplateCurlyInString: programs of users
      "[1, 2, 3].map((n) => workerOf(`worker-${n}`))",
      "Array.from({ length: 30 }, (_, n) => workerOf(`worker-${n}`))",
      '["a", "b"].map((name) => workerOf(name))',
      '[0, 1, 2, 3, 4].map((n) => workerOf("worker" + n))',
      "Object.entries({ mail: 1, jobs: 2 }).map(([name, cpus]) => workerOf(name, [backend], cpus))",
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: programs of users
    ],
    places: inText((workers) => ({
      declare: `const workerOf = (name, networks = [backend], cpus = 0.1) => service(name, { image: "ghcr.io/example/worker:1.2.3", networks, memory: { limit: "64M" }, cpus, user: 1000, healthcheck: { test: ["/worker", "health"] } });
const workers = ${workers};`,
      phases:
        '[phase("1", "F", [common(), docker()]), phase("2", "C", [configure(app), ...workers.map((one) => configure(one))]), phase("3", "D", [deploy({ infra: [], apps: [app, ...workers] })]), phase("4", "R", [backup()]), phase("5", "H", [hardening()])]',
    })),
  },
  {
    kind: "names / twice",
    label: {
      is: "defect",
      refusedBy: "Compose: services.app is declared twice; Docker: the container name is already in use",
    },
    spellings: [
      'const second = service("app", { image: "ghcr.io/example/second:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
      'const more = network("backend", { subnet: "172.20.9.0/24" });\nconst second = service("second", { image: "ghcr.io/example/second:1.2.3", networks: [more], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
      'const second = service("second", { image: "ghcr.io/example/second:1.2.3", networks: [backend], environment: { A: variable("a", { default: "x", description: "One" }), B: variable("a", { default: "y", description: "Two" }) }, memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
      'const second = service("second", { image: "ghcr.io/example/second:1.2.3", networks: [backend], secrets: { A: secret("a", { minLength: 20 }), B: secret("a", { minLength: 30 }) }, secretDelivery: { kind: "file", suffix: "_FILE" }, memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });',
    ],
    places: inText((declare) => ({ declare, others: ["second"] })),
  },
];
