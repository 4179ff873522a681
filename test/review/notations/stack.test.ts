import { describe, expect, test } from "vitest";
import { cases } from "../tools/cases.js";
import { carriers, idsOf, phaseCarriers, type Said } from "./in-stack.js";

// What `stack.ts` says, in the forms that the language has for it, and in every way in which TypeScript may carry it. What the
// editor sees of it is asked in test/types: of a helper, a loop or entries it sees no literal, so the build alone judges these.

type Forms = Readonly<Record<string, Said>>;

const say = (options: string, before = ""): Said => ({ options, before });
const postgresql = (more: string): Said => say(`...postgresql, ${more}`);
const kept = (path: string, more = 'backup: "dump"') => `volumes: [volume("${path}", { mode: "0700", ${more} })]`;

/** Forms of one defect, by the rule that refuses it. */
const defects: Readonly<Record<string, Forms>> = {
  REX005: {
    "'latest'": say(`image: "ghcr.io/example/app:latest"`),
    "no tag": say(`image: "ghcr.io/example/app"`),
    "a port of the registry and no tag": say(`image: "registry.example.com:5000/app"`),
    "a branch": say(`image: "ghcr.io/example/app:main"`),
    "a channel with its base": say(`image: "ghcr.io/example/app:stable-alpine3.20"`),
    "put together": say("image: `ghcr.io/example/app:${tag}`", `const tag = "latest";`),
    "of parts": say(`image: ["ghcr.io/example/app", "edge"].join(":")`),
  },
  REX008: {
    "the path of 17": postgresql(kept("/var/lib/postgresql/data")),
    "a mirror": postgresql(
      `image: "public.ecr.aws/docker/library/postgres:18.4-bookworm", ${kept("/var/lib/postgresql/data")}`,
    ),
    "a derived image": postgresql(`image: "postgis/postgis:18-3.6", ${kept("/var/lib/postgresql/data")}`),
    "PGDATA elsewhere": postgresql(`environment: { PGDATA: "/srv/pg" }, ${kept("/var/lib/postgresql")}`),
    "a folder of the host": postgresql(
      `volumes: [hostFolder("/srv/pg", "/var/lib/postgresql/data", { write: true, because: "a disk of its own", backup: "files-paused" })]`,
    ),
    "a shared folder": say(
      `...postgresql, volumes: [pg.at("/var/lib/postgresql/data", { write: true })]`,
      `const pg = folder("pg", { owner: { uid: 999, gid: 999 }, mode: "0700", backup: "files-paused" });`,
    ),
    "memory over it": postgresql(`tmpfs: { "/var/lib/postgresql": "64M" }`),
    "no volume": postgresql("readOnly: false"),
  },
  REX014: {
    curl: say(`healthcheck: { test: ["curl", "-f", "http://localhost:3000/"] }`),
    wget: say(`healthcheck: { test: ["wget", "-qO-", "http://localhost:3000/health"] }`),
    "a shell": say(`healthcheck: { test: ["sh", "-c", "wget -qO- http://localhost:3000/ || exit 1"] }`),
    "a program": say(`healthcheck: program(["curl", "-f", "http://localhost:3000/"])`),
  },
  REX025: {
    SYS_ADMIN: say(`capabilities: ["SYS_ADMIN"]`),
    ALL: say(`capabilities: ["ALL"]`),
    "with CAP_": say(`capabilities: ["CAP_SYS_ADMIN"]`),
    "among others": say(`capabilities: ["CHOWN", "SYS_MODULE"]`),
  },
  REX028: {
    "a variable": say(`environment: { DB_PASSWORD: "hunter2hunter2" }`),
    "a URL": say(`environment: { DATABASE_URL: "postgres://app:hunter2hunter2@db:5432/app" }`),
    "a DSN": say(`environment: { DB: "Server=db;User Id=app;Password=hunter2hunter2" }`),
    "a text": say(
      "environment: { DB: text`postgres://app:hunter2hunter2@${server}/app` }",
      `const server = variable("db_host", { example: "db.example.com", description: "the database" });`,
    ),
    "parts put together": say(`environment: { DB: "postgres://app:" + "hunter2hunter2" + "@db/app" }`),
    base64: say(`environment: { CONFIG: Buffer.from("password=hunter2hunter2").toString("base64") }`),
    "a file": say(`files: [file("/etc/app.conf", "password = hunter2hunter2\\n")]`),
    YAML: say(`files: [yamlFile("/etc/app.yml", { db: { password: "hunter2hunter2" } })]`),
    JSON: say(`files: [jsonFile("/etc/app.json", { db: [{ apiKey: "hunter2hunter2" }] })]`),
    "a label": say(`labels: { "own.url": "https://bot:hunter2hunter2@chat.example.com/" }`),
  },
  REX029: {
    "command, two words": say(`command: ["serve", "--password", "hunter2hunter2"]`),
    "command, one word": say(`command: ["serve", "--password=hunter2hunter2"]`),
    entrypoint: say(`entrypoint: ["serve", "--api-token", "hunter2hunter2"]`),
    "a probe": say(`healthcheck: { test: ["redis-cli", "-a", "hunter2hunter2", "ping"] }`),
    "a file in a word": say(`command: ["sh", "-c", "serve --token $(cat /run/secrets/APP_TOKEN)"]`),
  },
  REX061: {
    "a host": say(`environment: { DATABASE_HOST: "localhost" }`),
    "a URL": say(`environment: { REDIS_URL: "redis://127.0.0.1:6379/0" }`),
    "an argument": say(`command: ["serve", "--redis=redis://localhost:6379"]`),
    YAML: say(`files: [yamlFile("/etc/app.yml", { redis: { url: "redis://localhost:6379" } })]`),
    "a file": say(`files: [file("/etc/app.conf", "redis = redis://localhost:6379\\n")]`),
  },
  REX064: {
    privileged: say(`privileged: { because: "x" }`),
    "a security option": say(`securityOptions: { options: ["seccomp=unconfined"], because: "x" }`),
    "Compose's pid": say(`compose: { pid: "host", because: "looks at the processes of the host" }`),
    "a disk": say(`devices: [device("/dev/sda", { because: "reads how it is" })]`),
  },
  REX035: {
    tcp: say(`publish: ["5432/tcp"]`),
    udp: say(`publish: ["53/udp"]`),
    "the second of two": say(`publish: ["5432/tcp", "9000/tcp"]`),
  },
  REX038: {
    "a path of the host": say(`volumes: [hostPath("/var/run/docker.sock", "/s", { because: "lists the containers" })]`),
    "the other path": say(`volumes: [hostPath("/run/docker.sock", "/s", { because: "lists the containers" })]`),
    "the folder": say(`volumes: [hostPath("/var/run", "/host/run", { because: "lists the containers" })]`),
    "no reason": say(`volumes: [dockerSocket({ because: "x" })]`),
  },
  REX081: {
    "by the path": say(`user: 999, ${kept("/var/lib/mysql", 'backup: "files"')}`),
    "by the image": say(`image: "mongo:8.0.12", user: 999, ${kept("/data", 'backup: "files"')}`),
    "a folder of the host": say(
      `user: 999, volumes: [hostFolder("/srv/sql", "/var/lib/mysql", { write: true, because: "a disk of its own", backup: "files" })]`,
    ),
  },
  REX042: { "a dump that nobody makes": say(`user: 1000, volumes: [volume("/data", { backup: "dump" })]`) },
};

/** What looks like one of those, and is sound. */
const sound: Readonly<Record<string, Forms>> = {
  REX005: {
    "a version": say(`image: "ghcr.io/example/app:1.2.3"`),
    "a digest": say("image: `ghcr.io/example/app@sha256:${'a'.repeat(64)}`"),
    "a port of the registry": say(`image: "registry.example.com:5000/app:1.2.3"`),
  },
  REX028: {
    "a path": say(`environment: { DB_PASSWORD_FILE: "/run/secrets/p" }`),
    "a switch": say(`environment: { RESET_PASSWORD: "enabled" }`),
  },
  REX061: { "a service": say(`environment: { DATABASE_HOST: "cache" }, dependsOn: [cache]`) },
  REX038: { "a reason": say(`volumes: [dockerSocket({ because: "lists the containers" })]`) },
};

const cellsOf = (table: typeof defects) =>
  Object.entries(table).flatMap(([id, forms]) =>
    Object.entries(forms).flatMap(([form, said]) =>
      Object.entries(carriers).map(([carrier, carry]) => [`${id} ${form}, ${carrier}`, id, carry(said)] as const),
    ),
  );

describe("each cell of the table of services", () => {
  test.each(cellsOf(defects))("%s is refused", (_, id, written) => {
    expect(idsOf(written)).toContain(id);
  });
  test.each(cellsOf(sound))("%s is borne", (_, id, written) => {
    expect(idsOf(written)).not.toContain(id);
  });
});

/** The service of an example, as it stands there. */
const inExample = /^const app = service\("app", (\{[\s\S]*?\})\);$/m;

// The examples of the rules that have no row above: each is written by its rule, and carried in every way here.
const carried = cases.flatMap(({ rule: { id }, title, bad }) => {
  const [whole = "", literal] = typeof bad === "string" ? (inExample.exec(bad) ?? []) : [];
  // REX010 is about the text of the file.
  if (literal === undefined || id in defects || id === "REX010") return [];
  return Object.entries(carriers).map(([carrier, carry]) => {
    const written = carry({ options: `...(${literal})`, over: "" });
    return [`${title}, ${carrier}`, id, String(bad).replace(whole, () => written)] as const;
  });
});

test("rows of the table and examples are of most rules; the others are about phases, hosts, networks or roles", () => {
  expect(new Set([...Object.keys(defects), ...carried.map(([, id]) => id)]).size).toBeGreaterThan(60);
});

test.each(carried)("the example of %s is refused", (_, id, written) => {
  expect(idsOf(written)).toContain(id);
});

const first = `phase("1", "Foundations", [common(), docker(), configure(app)])`;
const containers = `phase("2", "Containers", [deploy({ infra: [], apps: [app] })])`;
const last = `phase("3", "Resilience", [backup(), hardening()])`;

/** Orders of phases that are wrong, by the rule that refuses them. */
const orders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  REX001: {
    "hardening first": `[phase("0", "Doors", [hardening()]), ${first}, ${containers}]`,
    "hardening before a role of its phase": `[${first}, ${containers}, phase("3", "Resilience", [hardening(), backup()])]`,
    "hardening before a phase": `[${first}, phase("6", "Doors", [hardening()]), ${containers}]`,
  },
  REX002: {
    "configured, not deployed": `[phase("1", "Foundations", [common(), docker(), configure(app), configure(cache)]), ${containers}, ${last}]`,
    "deployed, not configured": `[phase("1", "Foundations", [common(), docker(), configure(app)]), phase("2", "Containers", [deploy({ infra: [cache], apps: [app] })]), ${last}]`,
  },
  REX003: {
    "twice in a phase": `[phase("1", "Foundations", [common(), common(), docker(), configure(app)]), ${containers}, ${last}]`,
    "in two phases": `[${first}, phase("2", "Containers", [docker(), deploy({ infra: [], apps: [app] })]), ${last}]`,
    "in both waves": `[${first}, phase("2", "Containers", [deploy({ infra: [app], apps: [app] })]), ${last}]`,
  },
  REX007: {
    "provisioned before it is deployed": `[phase("1", "Foundations", [common(), docker(), configure(app), provision(app)]), ${containers}, ${last}]`,
  },
  REX130: { "no Docker": `[phase("1", "Foundations", [common(), configure(app)]), ${containers}, ${last}]` },
  REX192: { "nothing is deployed": `[phase("1", "Foundations", [common(), docker()])]` },
};

const ordersIn = Object.entries(orders).flatMap(([id, forms]) =>
  Object.entries(forms).flatMap(([form, phases]) =>
    Object.entries(phaseCarriers).map(([carrier, carry]) => [`${id} ${form}, ${carrier}`, id, carry(phases)] as const),
  ),
);

describe("each cell of the table of phases", () => {
  test.each(ordersIn)("%s is refused", (_, id, written) => {
    expect(idsOf(written)).toContain(id);
  });
  test.each(Object.entries(phaseCarriers))("the right order is borne %s", (_, carry) => {
    expect(idsOf(carry(`[${first}, ${containers}, ${last}]`))).toEqual([]);
  });
});
