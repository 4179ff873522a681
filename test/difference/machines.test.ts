import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { snapshotOf } from "./changes.js";

const hostsOf = `across: network("across", { subnet: "172.20.9.0/24" }), hosts: {
    prod: host({ address: "198.51.100.1", user: "deploy", machine: one, privateAddress: "192.0.2.1" }),
    other: host({ address: "198.51.100.2", user: "deploy", machine: two, privateAddress: "192.0.2.2" }),
  }`;

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
