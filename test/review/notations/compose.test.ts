import { describe, expect, test } from "vitest";
import { locateInFile } from "../../../src/diagnostics/locate-in-file.js";
import { isInFile } from "../../../src/review/finding.js";
import { findingsOfRole } from "../tools/evaluate.js";
import { carriers, idsOf, type Written } from "./in-compose.js";

// What a service of a Compose file says, in its short and its long form, and in every way in which a file may carry it.

const image = "ghcr.io/example/app:1.2.3";
const app = (more: Written["app"]): Written => ({ app: { image, ...more } });
const postgres = (more: Written["app"], beside: Written["beside"] = {}): Written => ({
  app: { image: "postgres:18.4-bookworm", environment: { POSTGRES_PASSWORD_FILE: "/run/secrets/p" }, ...more },
  beside,
});

/** Forms of one defect, by the rule that refuses it. */
const defects: Readonly<Record<string, Readonly<Record<string, Written>>>> = {
  REX005: {
    "image with 'latest'": { app: { image: "ghcr.io/example/app:latest" } },
    "image without a tag": { app: { image: "ghcr.io/example/app" } },
  },
  REX008: {
    "volumes, short": postgres({ volumes: ["db:/var/lib/postgresql/data"] }, { volumes: { db: {} } }),
    "volumes, long": postgres(
      { volumes: [{ type: "volume", source: "db", target: "/var/lib/postgresql/data" }] },
      { volumes: { db: {} } },
    ),
    "volumes, a folder": postgres({ volumes: ["./db:/var/lib/postgresql/data"] }),
    "volumes, long, a folder": postgres({
      volumes: [
        { type: "bind", source: "/srv/db", target: "/var/lib/postgresql/data", bind: { create_host_path: true } },
      ],
    }),
    "volumes, with options": postgres({ volumes: ["/srv/db:/var/lib/postgresql/data:rw,z"] }),
    "a mirror": {
      app: { image: "public.ecr.aws/docker/library/postgres:18.4", volumes: ["/srv/db:/var/lib/postgresql/data"] },
    },
    "PGDATA, as a list": postgres({
      environment: ["POSTGRES_PASSWORD_FILE=/run/secrets/p", "PGDATA=/srv/pg"],
      volumes: ["/srv/db:/var/lib/postgresql"],
    }),
  },
  REX014: {
    "test, text": app({ healthcheck: { test: "curl -f http://localhost:3000/" } }),
    "test, CMD": app({ healthcheck: { test: ["CMD", "wget", "-qO-", "http://localhost:3000/"] } }),
    "test, CMD-SHELL": app({ healthcheck: { test: ["CMD-SHELL", "wget -qO- http://localhost:3000/ || exit 1"] } }),
  },
  REX025: {
    cap_add: app({ cap_add: ["SYS_ADMIN"] }),
    "cap_add with CAP_": app({ cap_add: ["CAP_SYS_ADMIN"] }),
    "cap_add, small": app({ cap_add: ["sys_admin"] }),
    "cap_add ALL": app({ cap_add: ["ALL"] }),
  },
  REX028: {
    "environment, map": app({ environment: { DB_PASSWORD: "hunter2hunter2" } }),
    "environment, list": app({ environment: ["DB_PASSWORD=hunter2hunter2"] }),
    "env_file, text": { ...app({ env_file: "app.env" }), files: { "files/app.env": "DB_PASSWORD=hunter2hunter2\n" } },
    "env_file, list": { ...app({ env_file: ["app.env"] }), files: { "files/app.env": "DB_PASSWORD=hunter2hunter2\n" } },
    "env_file, long": {
      ...app({ env_file: [{ path: "app.env", required: false }] }),
      files: { "files/app.env": "export DB_PASSWORD='hunter2hunter2'\n" },
    },
    "labels, map": app({ labels: { "own.url": "https://bot:hunter2hunter2@chat.example.com/" } }),
    "labels, list": app({ labels: ["own.url=https://bot:hunter2hunter2@chat.example.com/"] }),
    "a URL": app({ environment: { DATABASE_URL: "postgres://app:hunter2hunter2@db:5432/app" } }),
    "build arguments, map": { app: { image, build: { context: ".", args: { API_TOKEN: "hunter2hunter2" } } } },
    "build arguments, list": { app: { image, build: { context: ".", args: ["API_TOKEN=hunter2hunter2"] } } },
    "a config": {
      ...app({ configs: ["own"] }),
      beside: { configs: { own: { content: "password: hunter2hunter2\n" } } },
    },
  },
  REX026: {
    "mem_limit, below what the image needs": { app: { image: "n8nio/n8n:2.30.7", mem_limit: "64m" } },
    "mem_limit, bytes": { app: { image: "n8nio/n8n:2.30.7", mem_limit: 67108864 } },
    "deploy, limits": { app: { image: "n8nio/n8n:2.30.7", deploy: { resources: { limits: { memory: "64M" } } } } },
  },
  REX029: {
    "command, text": app({ command: "serve --password hunter2hunter2" }),
    "command, list": app({ command: ["serve", "--password=hunter2hunter2"] }),
    "entrypoint, text": app({ entrypoint: "serve --api-token hunter2hunter2" }),
    "entrypoint, list": app({ entrypoint: ["serve", "--api-token", "hunter2hunter2"] }),
  },
  REX035: {
    "ports, short": postgres({ ports: ["5432:5432"] }),
    "ports, the container's alone": postgres({ ports: ["5432"] }),
    "ports, a number": postgres({ ports: [5432] }),
    "ports, with a protocol": postgres({ ports: ["5432:5432/tcp"] }),
    "ports, every address": postgres({ ports: ["0.0.0.0:5432:5432"] }),
    "ports, every address of IPv6": postgres({ ports: ["[::]:5432:5432"] }),
    "ports, a range": postgres({ ports: ["5432-5433:5432-5433"] }),
    "ports, long": postgres({ ports: [{ target: 5432, published: "5432" }] }),
    "ports, long, with an address": postgres({
      ports: [{ target: 5432, published: 5432, host_ip: "0.0.0.0", mode: "host" }],
    }),
  },
  REX038: {
    "volumes, short": app({ volumes: ["/var/run/docker.sock:/var/run/docker.sock"] }),
    "volumes, read-only": app({ volumes: ["/run/docker.sock:/var/run/docker.sock:ro"] }),
    "volumes, long": app({
      volumes: [{ type: "bind", source: "/var/run/docker.sock", target: "/s", read_only: true }],
    }),
    "volumes, the folder": app({ volumes: ["/var/run:/host/run"] }),
  },
  REX086: {
    "mem_limit, as much as the program may keep": {
      app: {
        image: "redis:8.4.0-bookworm",
        command: "redis-server --maxmemory 256mb",
        mem_limit: "256m",
        volumes: ["/srv/r:/data"],
      },
    },
    "deploy, limits": {
      app: {
        image: "redis:8.4.0-bookworm",
        command: ["redis-server", "--maxmemory", "256mb"],
        deploy: { resources: { limits: { memory: "256M" } } },
        volumes: ["/srv/r:/data"],
      },
    },
  },
  REX164: {
    "volumes, short": app({ volumes: ["/dev/dri:/dev/dri"] }),
    "volumes, long": app({ volumes: [{ type: "bind", source: "/dev/ttyUSB0", target: "/dev/ttyUSB0" }] }),
  },
  REX168: {
    "network_mode and ports": app({ network_mode: "host", ports: ["8080:8080"] }),
    "network_mode and long ports": app({ network_mode: "host", ports: [{ target: 8080, published: "8080" }] }),
  },
  REX061: {
    "environment, map": app({ environment: { DATABASE_HOST: "localhost" } }),
    "environment, list": app({ environment: ["DATABASE_HOST=127.0.0.1"] }),
    env_file: { ...app({ env_file: "app.env" }), files: { "files/app.env": "DATABASE_HOST=localhost\n" } },
    "a URL": app({ environment: { REDIS_URL: "redis://localhost:6379/0" } }),
    "a URL in command": app({ command: ["serve", "--redis=redis://127.0.0.1:6379/0"] }),
  },
  REX064: {
    privileged: app({ privileged: true }),
    "privileged, in quotes": app({ privileged: "true" }),
    pid: app({ pid: "host" }),
    ipc: app({ ipc: "host" }),
    userns_mode: app({ userns_mode: "host" }),
    "security_opt with '='": app({ security_opt: ["seccomp=unconfined"] }),
    "security_opt with ':'": app({ security_opt: ["apparmor:unconfined"] }),
    "devices, short": app({ devices: ["/dev/sda:/dev/sda"] }),
    "devices, with rights": app({ devices: ["/dev/nvme0n1:/dev/nvme0n1:r"] }),
    "devices, long": app({ devices: [{ source: "/dev/sda", target: "/dev/sda", permissions: "rwm" }] }),
  },
  REX150: {
    "depends_on, a probe that is turned off": {
      ...app({ depends_on: { side: { condition: "service_healthy" } } }),
      others: { side: { image: "ghcr.io/example/side:1.2.3", healthcheck: { disable: true } } },
    },
    "depends_on, a probe of NONE": {
      ...app({ depends_on: { side: { condition: "service_healthy", restart: true } } }),
      others: { side: { image: "ghcr.io/example/side:1.2.3", healthcheck: { test: ["NONE"] } } },
    },
    "depends_on, a name that is not there": app({ depends_on: ["sied"] }),
    "networks, a list": app({ networks: ["backed"] }),
    "networks, a map": app({ networks: { backed: null } }),
    "volumes, short": app({ volumes: ["dta:/data"] }),
    "volumes, long": app({ volumes: [{ type: "volume", source: "dta", target: "/data" }] }),
    "secrets, short": app({ secrets: ["tokn"] }),
    "secrets, long": app({ secrets: [{ source: "tokn", target: "/run/token" }] }),
    "configs, long": app({ configs: [{ source: "cnf", target: "/etc/cnf" }] }),
    "network_mode of a service, and ports": {
      ...app({ network_mode: "service:side", ports: ["127.0.0.1:8080:8080"] }),
      others: { side: { image: "ghcr.io/example/side:1.2.3" } },
    },
    "network_mode of a service, and a name": {
      ...app({ network_mode: "service:side", hostname: "own" }),
      others: { side: { image: "ghcr.io/example/side:1.2.3" } },
    },
    "deploy, replicas and a port": app({ deploy: { replicas: 2 }, ports: ["127.0.0.1:8080:8080"] }),
    "scale and a port": app({ scale: 2, ports: ["127.0.0.1:8080:8080"] }),
    "deploy, replicas and a name": app({ deploy: { replicas: 3 }, container_name: "own" }),
    "a key": app({ enviroment: { A: "b" } }),
    "network_mode beside networks": {
      ...app({ network_mode: "host", networks: ["own"] }),
      beside: { networks: { own: {} } },
    },
    "network_mode of a service that is not there": app({ network_mode: "service:sied" }),
    "a limit that is none": app({ mem_limit: "a lot" }),
    "deploy, a key": app({ deploy: { resource: { limits: { memory: "64M" } } } }),
    "two limits that differ": app({ mem_limit: "64m", deploy: { resources: { limits: { memory: "128M" } } } }),
  },
};

/** What looks like one of those, and is sound. */
const sound: Readonly<Record<string, Readonly<Record<string, Written>>>> = {
  REX028: {
    "a file, map": app({ environment: { DB_PASSWORD_FILE: "/run/secrets/p" } }),
    "a file, list": app({ environment: ["DB_PASSWORD_FILE=/run/secrets/p"] }),
  },
  REX035: {
    "loopback, short": postgres({ ports: ["127.0.0.1:5432:5432"] }),
    "loopback of IPv6": postgres({ ports: ["[::1]:5432:5432"] }),
    "loopback, long": postgres({ ports: [{ target: 5432, published: "5432", host_ip: "127.0.0.1" }] }),
  },
  REX150: {
    "one limit in two places": app({ mem_limit: "64m", deploy: { resources: { limits: { memory: "64M" } } } }),
    "replicas and a range of ports": app({ deploy: { replicas: 2 }, ports: ["127.0.0.1:8080-8081:8080"] }),
    "the network of a service": {
      ...app({ network_mode: "service:side" }),
      others: { side: { image: "ghcr.io/example/side:1.2.3" } },
    },
    "the host's network and a name": app({ network_mode: "host", hostname: "own" }),
    "no limit of swap": app({ mem_limit: "64m", memswap_limit: -1 }),
  },
  REX064: { "privileged: false": app({ privileged: false }) },
  REX061: { "a name of its own": { ...app({ environment: ["DATABASE_HOST=side"] }), others: { side: { image } } } },
};

/** Cells that stay empty, and why. */
const isEmpty: readonly (readonly [RegExp, string])[] = [
  [
    /^REX150 (?:network_mode of a service that is not there|networks|volumes|secrets|configs|depends_on, a name).*(?:text of a task|variable that a task writes)$/,
    "which other files Compose is given beside the one that a task writes is not known, and they may declare the name",
  ],
];

const cellsOf = (table: typeof defects) =>
  Object.entries(table).flatMap(([id, forms]) =>
    Object.entries(forms).flatMap(([form, written]) =>
      Object.keys(carriers).map((carrier) => [`${id} ${form}, ${carrier}`, id, written, carrier] as const),
    ),
  );

describe("each cell of the table", () => {
  test.each(cellsOf(defects).filter(([cell]) => !isEmpty.some(([cells]) => cells.test(cell))))(
    "%s is refused",
    (_, id, written, carrier) => {
      expect(idsOf(written, carrier)).toContain(id);
    },
  );
  test.each(cellsOf(sound))("%s is borne", (_, id, written, carrier) => {
    expect(idsOf(written, carrier)).not.toContain(id);
  });
});

test("a text of Compose within tasks is told where it stands there", () => {
  const text = `- name: Start it
  community.docker.docker_compose_v2:
    project_name: own
    definition:
      services:
        app:
          image: ghcr.io/example/app:1.2.3
          privileged: true
`;
  const places = findingsOfRole({ "tasks/main.yml": text }).map(({ id, at }) => {
    if (!isInFile(at)) return id;
    const { line, column } = locateInFile(at);
    return `${id} ${at.file.path}:${line}:${column}`;
  });
  expect(places).toEqual(["REX064 tasks/main.yml:8:23"]);
});
