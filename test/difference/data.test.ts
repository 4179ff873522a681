import { describe, expect, test } from "vitest";
import { differenceOf } from "../../src/difference/difference.js";
import { unsaidRenames } from "../../src/difference/successor.js";
import { snapshotOf, toldOf } from "./changes.js";

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
