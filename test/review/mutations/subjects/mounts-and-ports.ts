import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inComposeFile, inEveryServiceBehindProxy, inOptions, inOwnService, inText } from "../places.js";

export const mountsAndPorts: readonly Table[] = [
  {
    kind: "containers / a mode that is none",
    label: { is: "defect", refusedBy: "chmod: invalid mode; everybody may write" },
    spellings: spellings('volumes: [volume("/data", { mode: {mode}, backup: "files" })]', {
      mode: ['"750"', '"0999"', '"rwx"', "750", '""', '"07777"', '"0777"', '"0666"'],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a port that is none",
    label: { is: "defect", refusedBy: "TCP: a port is between 1 and 65535" },
    spellings: spellings("{option}", {
      option: ["0", "-1", "65536", "70000", "99999", "1.5", "NaN", '"80"'].flatMap((port) => [
        `port: ${port}`,
        `expose: onLoopback(${port}), port: 8080`,
        `metrics: { port: ${port}, path: "/metrics" }`,
        ...(port.startsWith('"')
          ? []
          : [
              `publish: ["${port}/tcp"], accept: [accept("REX035", { because: "it is for everyone", until: "2099-01-01" })]`,
            ]),
      ]),
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a port on every address",
    label: {
      is: "defect",
      refusedBy: "Docker publishes it past the firewall",
      rules: ["REX035", "REX036"],
      inEditor: true,
    },
    spellings: spellings('publish: ["{port}"]', {
      port: ["5432/tcp", "8080/tcp", "53/udp", "22/tcp", "2222/tcp", "80/tcp"],
    }),
    places: each(inOptions, inEveryServiceBehindProxy),
  },
  {
    kind: "containers / a port on every address, in a Compose file of a role",
    label: { is: "defect", refusedBy: "Docker publishes it past the firewall", rules: ["REX035"] },
    spellings: spellings('publish: ["{port}"]', { port: ["5432/tcp", "8080/tcp", "53/udp"] }),
    places: inComposeFile,
  },
  {
    kind: "containers / a port that somebody else has",
    label: { is: "defect", refusedBy: "bind: address already in use" },
    spellings: [
      "port: 8080, expose: onLoopback(804)",
      "port: 8080, expose: onLoopback(8080)",
      "port: 8080, expose: onLoopback(6060)",
      "port: 8080, expose: onLoopback(22)",
    ].slice(0, 3),
    places: inText((options) => ({ options, stack: "sshPort: 804" })),
  },
  {
    kind: "containers / ports of two services",
    label: { is: "defect", refusedBy: "bind: address already in use", rules: ["REX036"] },
    spellings: ["onLoopback(9000)", "onLoopback(19999)"].map(
      (expose) =>
        `const other = service("other", { image: "ghcr.io/example/other:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, port: 1, expose: ${expose}, healthcheck: { test: ["/app/health"] } });\nconst app = service("app", { image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, port: 2, expose: ${expose}, healthcheck: { test: ["/app/health"] } });`,
    ),
    places: inText((declare) => ({ declare, others: ["other"] })),
  },
  {
    kind: "containers / read-only, and nowhere to write",
    label: { is: "defect", refusedBy: "the program: Read-only file system", rules: ["REX018", "REX019"] },
    spellings: [
      'image: "redis:8.4.0-bookworm", user: 999, readOnly: true, volumes: [], healthcheck: { test: ["redis-cli", "ping"] }',
      'image: "grafana/grafana:12.4.3", user: 472, readOnly: true, healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:3000/api/health"] }',
    ],
    places: inText((options) => ({ options })),
  },
  {
    kind: "containers / a mount below what cannot be written",
    label: { is: "defect", refusedBy: "runc: create mountpoint: read-only file system", rules: ["REX019"] },
    spellings: [
      'volumes: [hostPath("/srv/music", "/music", { because: "the library" }), volume("/music/cache", { backup: { none: "a cache" } })]',
      'volumes: [hostPath("/srv/music", "/music", { because: "the library" })], tmpfs: { "/music/tmp": "10M" }',
      'volumes: [hostPath("/srv/music", "/music", { because: "the library" })], files: [file("/music/a.conf", "x = 1")]',
    ],
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a volume that its user cannot write",
    label: { is: "defect", refusedBy: "the kernel: Permission denied", rules: ["REX023"] },
    spellings: [
      'volumes: [volume("/data", { owner: { uid: 0, gid: 0 }, backup: "files" })], user: 1000',
      'volumes: [volume("/data", { owner: { uid: 1001, gid: 1001 }, mode: "0750", backup: "files" })], user: 1000',
      'volumes: [volume("/data", { mode: "0500", backup: "files" })], user: 1000',
    ],
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / a backup that contradicts",
    label: { is: "defect", refusedBy: "the backup has nothing to run", rules: ["REX042"] },
    spellings: [
      'volumes: [volume("/data", { backup: "dump" })]',
      'dump: { dump: ["/app/dump"], verify: ["cat"], restore: ["/app/restore"], extension: "sql" }',
      'volumes: [volume("/data", { backup: "files" })], dump: { dump: ["/app/dump"], verify: ["cat"], restore: ["/app/restore"], extension: "sql" }',
    ],
    places: each(inOptions, inOwnService),
  },
  {
    kind: "containers / nobody backs it up",
    label: { is: "defect", refusedBy: "no phase has backup()", rules: ["REX043"] },
    spellings: [
      'volumes: [volume("/data", { backup: "files" })]',
      'volumes: [volume("/data", { backup: "files-paused" })]',
    ],
    places: inText((options) => ({
      options,
      phases:
        '[phase("1", "F", [common(), docker()]), phase("2", "C", [configure(app)]), phase("3", "D", [deploy({ infra: [], apps: [app] })]), phase("5", "H", [hardening()])]',
    })),
  },
];
