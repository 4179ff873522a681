import { expect, test } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { readSnapshot } from "../../src/difference/read-snapshot.js";
import { snapshotOf, toldOf } from "./changes.js";

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

test("an upgrade: what is away meanwhile, for how long, and what stays", () => {
  const asked = 'image: "postgres:18.4-bookworm", upgrade: { from: 17 }, networks: [backend]';
  expect(toldOf(['image: "postgres:17.6-bookworm", networks: [backend]', asked]).slice(0, 4)).toEqual([
    "data: 'postgresql' is upgraded from 17 to 18: its databases are dumped, loaded into a cluster beside the old one, compared, and put into its place",
    "- 'upgrade' of its volume @ services.postgresql",
    "+ Meanwhile it is away: about 30 s, and 180 s for each GiB of data.",
    "+ A failure goes back by itself; the old cluster stays until 'destroy(\"postgresql.17\", …)'.",
  ]);
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
