import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { readSnapshot } from "../../src/difference/read-snapshot.js";
import { badSteps } from "../../src/difference/refused-steps.js";
import { unsaidRenames } from "../../src/difference/successor.js";
import { emitProject } from "../../src/emit/project.js";
import { readSources } from "../../src/load/sources.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { planStack } from "../../src/plan/plan.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";

const program = `
import { backup, catalog, configure, defineStack, deploy, docker, host, network, phase, publicly, secret, service, volume, vpnOnly } from "rexible";
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const egress = network("egress", { subnet: "172.20.4.0/24" });
const usual = { networks: [backend], memory: { limit: "256M" }, cpus: 0.5, user: 1000, healthcheck: { test: ["/app/health"] } } as const;
const store = catalog.postgresql({ image: "postgres:17.6-bookworm", networks: [backend], memory: { limit: "512M" }, cpus: 1, superuserPassword: secret("superuser_password") });
const app = service("app", { ...usual, image: "ghcr.io/example/app:1.2.3", port: 8080, expose: vpnOnly("app"), volumes: [volume("/data", { backup: "files" })], databases: [store.database("app", { password: secret("app_password") })], secrets: { KEY: secret("app_key"), DB: secret("app_password") } });
const worker = service("worker", { ...usual, image: "ghcr.io/example/worker:1.2.3", dependsOn: [app], stopGracePeriod: 20 });
const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend, egress], memory: { limit: "128M" }, cpus: 0.5, certificates: { email: "admin@example.com" } });
export default defineStack("demo", {
  domain: "example.com",
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Configuration", [configure(store), configure(app), configure(worker), configure(caddy)]),
    phase("3", "Containers", [deploy({ infra: [store, caddy], apps: [app, worker] })]),
    phase("4", "Resilience", [backup()]),
  ],
});`;

const hostsOf = `across: network("across", { subnet: "172.20.9.0/24" }), hosts: {
    prod: host({ address: "198.51.100.1", user: "deploy", machine: one, privateAddress: "192.0.2.1" }),
    other: host({ address: "198.51.100.2", user: "deploy", machine: two, privateAddress: "192.0.2.2" }),
  }`;

const sources = readSources(repository);

function snapshotOf(...edits: readonly (readonly [string, string])[]): Snapshot {
  let text = program;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  const files = emitProject(planStack(stackOf(text), sources));
  const snapshot = readSnapshot(files.get("docs/stack.json")?.text ?? "");
  if ("problem" in snapshot) throw new Error(snapshot.problem);
  return snapshot;
}

/** What is told, one line each, as "section: sentence" with its causes and effects below. */
function toldOf(...edits: readonly (readonly [string, string])[]): readonly string[] {
  return differenceOf(snapshotOf(), snapshotOf(...edits)).sections.flatMap(({ id, items }) =>
    items.flatMap(({ says, causes = [], effects = [] }) => [
      `${id}: ${says}`,
      ...causes.map((cause) => `- ${cause.says}${cause.at === undefined ? "" : ` @ ${cause.at.join(".")}`}`),
      ...effects.map((effect) => `+ ${effect}`),
    ]),
  );
}

test("nothing is told of the same stack", () => {
  expect(toldOf()).toEqual([]);
});

test("a limit: who restarts, for how long, why, and who feels it", () => {
  const worker = 'service("worker", { ...usual';
  expect(toldOf([worker, `${worker}, cpus: 0.25`])).toEqual([
    // Stop 20 s; then Docker's own 120, a grace of 30, three probes of 35, and the stop once more.
    "restarts: 'worker' is made anew: away for at most 295 s",
    "- deploy.resources.limits.cpus: 0.5 → 0.25 @ services.worker.cpus",
  ]);
});

describe("a service on another machine", () => {
  const hosts: readonly (readonly [string, string])[] = [
    ["docker, host, network,", "docker, host, machine, network,"],
    ['hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) }', hostsOf],
    ["const backend =", 'const one = machine("one");\nconst two = machine("two");\nconst backend ='],
    ["catalog.postgresql({", "catalog.postgresql({ on: one,"],
    ['{ ...usual, image: "ghcr.io/example/app', '{ ...usual, on: one, image: "ghcr.io/example/app'],
    ['{ ...usual, image: "ghcr.io/example/worker', '{ ...usual, on: two, image: "ghcr.io/example/worker'],
    ["catalog.caddy({", "catalog.caddy({ on: two,"],
  ];
  const before = snapshotOf(...hosts);
  const after = snapshotOf(...hosts, ["{ ...usual, on: one,", "{ ...usual, on: two,"]);

  test("moves with its data: what is away, for how long, and what stays", () => {
    const [data] = differenceOf(before, after).sections;
    expect(data?.items[0]).toEqual({
      says: "'app' moves from 'prod' to 'other', and its data in '/opt/demo/data/app' with it",
      causes: [{ says: "its machine", at: ["services", "app", "on"] }],
      effects: [
        "Meanwhile it is away, also for 'worker': stopped, packed, sent over the controller, unpacked. About 30 s, and 180 s for each GiB of data.",
        "The old folder stays on 'prod' with '.moved-<time>' behind its name, until 'destroy(\"app.moved\", …)'. Where the copy fails, 'app' runs there as before.",
        "A rollback of 'prod' to a release with 'app' is refused from then on: the way back is its machine of before, and a deployment.",
      ],
    });
  });

  test("is refused where the machine with its data leaves too", () => {
    const gone = { ...after, hosts: ["other"], machines: { other: "two" } };
    expect(differenceOf(before, gone).sections[0]?.items).toContainEqual({
      says: "'app' moves from 'prod' to 'other', and its data in '/opt/demo/data/app' stays on 'prod', which leaves the stack",
      causes: [{ says: "its machine", at: ["services", "app", "on"] }],
      effects: [
        "A deployment is refused. Keep 'prod' with its machine and some other service on it for one more deployment, which brings the data over.",
      ],
    });
  });

  test("has its data there already where its host had all services before", () => {
    const { machines: _, ...everywhere } = before;
    const { on: __, ...app } = before.services.app as NonNullable<typeof before.services.app>;
    const unplaced = { ...everywhere, services: { ...before.services, app } };
    expect(JSON.stringify(differenceOf(unplaced, after))).not.toContain("'app' moves");
  });
});

test("an upgrade: what is away meanwhile, for how long, and what stays", () => {
  const asked = 'image: "postgres:18.4-bookworm", upgrade: { from: 17 }, networks: [backend]';
  expect(toldOf(['image: "postgres:17.6-bookworm", networks: [backend]', asked]).slice(0, 4)).toEqual([
    "data: 'postgresql' is upgraded from 17 to 18: its databases are dumped, loaded into a cluster beside the old one, compared, and put into its place",
    "- 'upgrade' of its volume @ services.postgresql",
    "+ Meanwhile it is away: about 30 s, and 180 s for each GiB of data.",
    "+ A failure goes back by itself; the old cluster stays until 'destroy(\"postgresql.17\", …)'.",
  ]);
});

describe("data", () => {
  test.each([
    [
      "a service under a new name leaves its data behind",
      [
        ['service("worker"', 'service("runner"'],
        ['/worker:1.2.3"', '/worker:1.2.3", volumes: [volume("/w", { backup: "files" })]'],
      ] as const,
      "leaves: the service 'worker': its container is removed, and so are its configuration and the files with its secrets",
    ],
    [
      "a service with data under a new name",
      [['service("app", {', 'service("site", {']] as const,
      "data: 'app' leaves: its data stays in '/opt/demo/data/app', and is no longer backed up",
    ],
    [
      "another folder",
      [['volume("/data", {', 'volume("/data", { folder: "new",']] as const,
      "data: 'app' finds '/opt/demo/data/app/new' at '/data' instead of '/opt/demo/data/app', where its data stays",
    ],
    [
      "another path",
      [['volume("/data"', 'volume("/var/data"']] as const,
      "data: 'app' finds '/opt/demo/data/app' at '/var/data' instead of '/data'",
    ],
    [
      "no backup any more",
      [['volume("/data", { backup: "files" }', 'volume("/data", { backup: { none: "a cache" } }']] as const,
      "data: '/opt/demo/data/app' is no longer backed up",
    ],
    [
      "another secret under an old name",
      [['KEY: secret("app_key")', 'KEY: secret("other_key")']] as const,
      "data: 'app' takes 'KEY' from 'vault_other_key' instead of 'vault_app_key': another value may lock it out of what it wrote with the old one",
    ],
    [
      "an engine of a lower version",
      [["postgres:17.6-bookworm", "postgres:16.10-bookworm"]] as const,
      "data: 'postgresql' goes from PostgreSQL 17 to 16, which does not read what the later one wrote",
    ],
    [
      "an engine with another C library",
      [["postgres:17.6-bookworm", "postgres:17.6-alpine"]] as const,
      "data: 'postgresql' goes from 'postgres:17.6-bookworm' to 'postgres:17.6-alpine': another C library sorts text differently, which breaks indexes of a database",
    ],
    [
      "another name of the stack",
      [['defineStack("demo"', 'defineStack("trial"']] as const,
      "data: the stack is called 'trial' instead of 'demo': all its data stays in '/opt/demo', and '/opt/trial' begins empty",
    ],
  ])("%s", (_, edits, expected) => {
    expect(toldOf(...edits)).toContain(expected);
  });

  test("a rename is suspected where a new service runs the same image", () => {
    expect(toldOf(['service("app", {', 'service("site", {'])).toContain(
      "+ If 'site' is 'app' under a new name: say 'movedFrom: \"app\"' in it, or its data does not follow.",
    );
    const site = ['service("app", {', 'service("site", {'] as const;
    expect(unsaidRenames(snapshotOf(), snapshotOf(site))).toEqual([{ from: "app", to: "site" }]);
  });

  test("what is taken over stops and is copied", () => {
    const said = ['service("app", {', 'service("app", { adopt: { "/data": "old_app" },'] as const;
    const stack = ['domain: "example.com",', 'domain: "example.com", adopt: { projects: ["old"] },'] as const;
    const told = toldOf(said, stack);
    expect(told).toContain("data: the project 'old' gives its place to the stack: its containers stop, and stay");
    expect(told).toContain(
      "data: 'app' takes over the data in 'old_app': it is copied to '/opt/demo/data/app', once what writes there is stopped",
    );
    expect(differenceOf(snapshotOf(said, stack), snapshotOf(said, stack)).sections).toEqual([]);
  });

  test("a rename that is said moves the data, and is suspected no more", () => {
    const said = ['service("app", {', 'service("site", { movedFrom: "app",'] as const;
    expect(toldOf(said)).toContain(
      "data: 'app' becomes 'site': its data moves from '/opt/demo/data/app' to '/opt/demo/data/site'",
    );
    expect(unsaidRenames(snapshotOf(), snapshotOf(said))).toEqual([]);
  });

  test("data that is given up is said to be destroyed", () => {
    const gone = [
      ['service("app", {', 'service("site", {'],
      ['domain: "example.com",', 'domain: "example.com", destroy: [destroy("app", { because: "of no use" })],'],
      ["defineStack, deploy", "defineStack, deploy, destroy"],
    ] as const;
    expect(toldOf(...gone)).toContain(
      "data: 'app' leaves: its data in '/opt/demo/data/app' is destroyed, once an archive of it was compared with it",
    );
    expect(unsaidRenames(snapshotOf(), snapshotOf(...gone))).toEqual([]);
  });
});

test("a role that leaves takes its timer and its package source with it", () => {
  const told = toldOf(["[backup()]", "[]"], ["[docker()]", '[docker({ source: "docker.com" })]']);
  expect(told).toContain("leaves: the timer 'demo-backup.timer': it is stopped and removed");
  expect(told).toContain("leaves: 11 files of these roles: programs, units, keys and the files with their secrets");
  const back = differenceOf(snapshotOf(["[docker()]", '[docker({ source: "docker.com" })]']), snapshotOf());
  expect(back.sections.flatMap(({ items }) => items.map(({ says }) => says))).toContain(
    "the package source 'docker.sources': it is removed",
  );
});

test("a site that opens to everyone is told, and is why the proxy is made anew", () => {
  const told = toldOf(['vpnOnly("app")', 'publicly("app")']);
  expect(told).toContain("exposure: app.<domain>: it is open to everyone instead of the VPN");
  expect(told).toContain("- the site app.<domain> differs @ services.app.expose");
  expect(told).toContain("+ Meanwhile app.<domain> may answer with an error.");
});

test("a way out, and a network of another range, which its members feel", () => {
  const told = toldOf(['subnet: "172.20.2.0/24", internal: true', 'subnet: "172.20.9.0/24"']);
  expect(told).toContain("exposure: 'app' can now reach the internet");
  expect(told.filter((line) => line === "- the network 'backend' is made anew @ networks.backend")).toHaveLength(4);
});

test("names that services reach, and reach no longer", () => {
  const filtered = (...names: readonly string[]): readonly (readonly [string, string])[] => [
    ['subnet: "172.20.4.0/24"', `subnet: "172.20.4.0/24", allow: ${JSON.stringify(names)}`],
  ];
  const { sections } = differenceOf(
    snapshotOf(...filtered("one.example.com", "two.example.com")),
    snapshotOf(...filtered("two.example.com", "*.example.org")),
  );
  const told = sections.flatMap(({ items }) => items.map(({ says }) => says));
  expect(told).toContain("services in 'egress' reach '*.example.org:443' through its proxy");
  expect(told).toContain("services in 'egress' no longer reach 'one.example.com:443'");
  expect(toldOf(...filtered("one.example.com"))).toContain("exposure: 'caddy' can no longer reach the internet");
});

test("secrets that the vault must get and may lose", () => {
  const told = toldOf(['secret("app_key")', 'secret("session_key")']);
  expect(told).toContain("secrets: the vault must get 'vault_session_key', for 'app'");
  expect(told).toContain("secrets: the vault may lose 'vault_app_key' once this is deployed for good");
});

test("a snapshot of another format, or none, is said to be one", () => {
  expect(readSnapshot('{"format": 2}')).toHaveProperty("problem");
  expect(readSnapshot("<<<<<<<")).toHaveProperty("problem");
});

test("no value of the environment stands in a snapshot, nor of a secret", () => {
  const text = JSON.stringify(snapshotOf(["...usual, image", '...usual, environment: { PEER: "192.0.2.77" }, image']));
  expect(text).toContain('"environment.PEER":"sha256:');
  expect(text).not.toContain("192.0.2.");
});

describe("a step of an image", () => {
  const app = 'image: "ghcr.io/example/app:1.2.3"';
  const stepsOf = (before: string, after: string) =>
    badSteps(snapshotOf([app, `image: "${before}"`]), snapshotOf([app, `image: "${after}"`])).map(
      ({ isRefused, says, fix }) => `${isRefused ? "refused" : "told"}: ${says}. ${fix}`,
    );

  test("of PostgreSQL's major version is refused where nothing says how the data comes along", () => {
    const to18 = ['image: "postgres:17.6-bookworm"', 'image: "postgres:18.4-bookworm"'] as const;
    expect(badSteps(snapshotOf(), snapshotOf(to18))).toMatchObject([
      { service: "postgresql", isRefused: true, fix: expect.stringContaining("upgrade: { from: 17 }") },
    ]);
    const asked = ['image: "postgres:17.6-bookworm"', `${to18[1]}, upgrade: { from: 17 }`] as const;
    expect(badSteps(snapshotOf(), snapshotOf(asked))).toEqual([]);
    expect(badSteps(snapshotOf(asked), snapshotOf(to18))).toEqual([]);
    expect(badSteps(snapshotOf(to18), snapshotOf())).toMatchObject([{ isRefused: false }]);
  });

  // https://github.com/nextcloud/docker/issues/617, https://docs.goauthentik.io/installation/upgrade
  test.each([
    [
      "docker.io/library/nextcloud:29.0.1-apache",
      "docker.io/library/nextcloud:32.0.2-apache",
      "refused: 'app' goes from 29.0.1-apache to 32.0.2-apache, past 30, 31. Build and deploy each: 30 first, 31, then 32.0.2-apache after it.",
    ],
    [
      "ghcr.io/goauthentik/server:2025.2.1",
      "ghcr.io/goauthentik/server:2025.6.3",
      "refused: 'app' goes from 2025.2.1 to 2025.6.3, past 2025.4. Build and deploy each: 2025.4 first, 2025.6.3 after it.",
    ],
    [
      "grafana/grafana:12.4.3",
      "grafana/grafana:12.3.0",
      "told: 'app' goes back from 12.4.3 to 12.3.0, which does not read what the later one wrote. Deploy 'grafana/grafana:12.3.0' together with a set of backups from before: 'playbooks/restore.yml -e restore_set=… -e restore_only=app'.",
    ],
  ])("from '%s' to '%s'", (before, after, told) => {
    expect(stepsOf(before, after)).toEqual([told]);
  });

  test.each([
    ["docker.io/library/nextcloud:29.0.1-apache", "docker.io/library/nextcloud:30.0.2-apache"],
    ["ghcr.io/goauthentik/server:2025.2.1", "ghcr.io/goauthentik/server:2025.4.0"],
    ["ghcr.io/goauthentik/server:2025.2.1", "ghcr.io/goauthentik/server:2025.2.4"],
    ["ghcr.io/example/app:1.2.3", "ghcr.io/example/app:4.0.0"],
  ])("from '%s' to '%s' is nobody's concern", (before, after) => {
    expect(stepsOf(before, after)).toEqual([]);
  });

  test("that cannot be taken back is data at risk, with what is done before it; a patch is not", () => {
    const risks = (before: string, after: string) =>
      differenceOf(snapshotOf([app, `image: "${before}"`]), snapshotOf([app, `image: "${after}"`]))
        .sections.filter(({ id }) => id === "data")
        .flatMap(({ items }) => items.map(({ says, effects = [] }) => [says, ...effects].join(" ")));
    expect(risks("grafana/grafana:12.3.1", "grafana/grafana:12.4.0")).toEqual([
      expect.stringMatching(/brings its data to a form that the earlier one does not read .* takes a verified set/),
    ]);
    expect(risks("grafana/grafana:12.4.0", "grafana/grafana:12.4.3")).toEqual([]);
  });
});
