import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";

const program = readFileSync(join(repository, "roles-src/stack-machines/files/decide.py"), "utf8");

interface Told {
  /** Names of the data that is there. */
  readonly has?: readonly string[];
  readonly arrived?: readonly string[];
  readonly homes?: Readonly<Record<string, string>>;
  readonly processor?: string;
}

interface Asked {
  /** What each host told; one that is not in the run told nothing. */
  readonly web?: Told | "not in this run";
  readonly store?: Told | "not in this run";
  readonly spare?: Told | "not in this run";
  readonly was?: string;
  readonly upgrades?: boolean;
  readonly anew?: readonly string[];
  readonly on?: readonly string[];
}

/** What becomes of the data of 'redis', which runs on the host 'web' now. */
function decided({ was = "", upgrades = false, anew = [], on = ["front"], ...hosts }: Asked) {
  const machines = { web: "front", store: "data", spare: "spare" };
  const said = {
    hosts: Object.entries(hosts as Readonly<Record<"web" | "store" | "spare", Told | "not in this run">>).map(
      ([name, told]) => ({
        name,
        machine: machines[name as keyof typeof machines],
        environment: "prod",
        told:
          told === "not in this run"
            ? null
            : {
                processor: told.processor ?? "x86_64",
                homes: told.homes ?? null,
                folders: ["redis", "queue"].map((of) => ({
                  ...{ of, root: 0, path: `/opt/shop/data/${of}`, fixed: false },
                  full: told.has?.includes(of) ?? false,
                  arrived: told.arrived?.includes(of) ?? false,
                })),
              },
      }),
    ),
    data: [{ of: "redis", was, machines: on, upgrades }],
    anew,
    whole: true,
  };
  const line = `decide(json.loads(${JSON.stringify(JSON.stringify(said))}))`;
  return JSON.parse(execFileSync("python3", ["-"], { input: `${program}\n${line}`, encoding: "utf8" }));
}

const nothing = { moves: [], problems: [] };
const fromStore = {
  id: "redis",
  of: "redis",
  from: "store",
  to: "web",
  source: "/opt/shop/data/redis",
  target: "/opt/shop/data/redis",
};

test("what is nowhere begins anew, what is in its place stays, and what is elsewhere comes", () => {
  expect(decided({ web: {}, store: {} })).toMatchObject(nothing);
  expect(decided({ web: { has: ["redis"] }, store: {} })).toMatchObject(nothing);
  expect(decided({ web: {}, store: { has: ["redis"] } })).toEqual({
    moves: [fromStore],
    problems: [],
    homes: { prod: { redis: "web" } },
  });
});

test("of two that have it, the one on which it ran last has the data; where nobody remembers, the one that it runs on", () => {
  const both = { web: { has: ["redis"], homes: { redis: "store" } }, store: { has: ["redis"] } };
  expect(decided(both)).toMatchObject({ moves: [fromStore], problems: [] });
  expect(decided({ web: { has: ["redis"] }, store: { has: ["redis"] } })).toMatchObject(nothing);
});

test("a copy that nobody has as its own is put into its place, once all hosts were seen", () => {
  const here = { ...fromStore, from: "web" };
  expect(decided({ web: { arrived: ["redis"] }, store: {} })).toMatchObject({ moves: [here], problems: [] });
  const unseen = decided({ web: { arrived: ["redis"], homes: { redis: "web" } }, store: "not in this run" });
  expect(unseen).toMatchObject({
    moves: [],
    problems: [expect.stringContaining("Data of 'redis' is on its way to web")],
  });
});

test.each<[string, Asked, string]>([
  [
    "the machine with the data left the inventory",
    { web: { homes: { redis: "store" } } },
    "its data was on store when it was deployed last, which is no host of this inventory any more",
  ],
  [
    "nobody knows what a host has that is not in the run",
    { web: {}, store: "not in this run" },
    "-e stack_begin_anew=redis",
  ],
  [
    "the host that it moves to is not in the run",
    { web: "not in this run", store: { has: ["redis"] } },
    "both must be in this run",
  ],
  [
    "two others have it",
    { web: {}, store: { has: ["redis"] }, spare: { has: ["redis"] } },
    "Which of store and spare is meant",
  ],
  [
    "it is to be upgraded too",
    { web: {}, store: { has: ["redis"] }, upgrades: true },
    "upgrade it there, take 'upgrade' out",
  ],
  ["it had another name too", { web: {}, store: { has: ["queue"] }, was: "queue" }, "One after the other"],
  [
    "the processors differ",
    { web: { processor: "aarch64" }, store: { has: ["redis"] } },
    "store has a processor of the kind x86_64, and web one of aarch64",
  ],
])("is refused where %s", (_, asked, says) => {
  expect(decided(asked)).toMatchObject({ moves: [], problems: [expect.stringContaining(says)] });
});

test("what nobody wants begins anew where that is said", () => {
  expect(decided({ web: { homes: { redis: "store" } }, anew: ["redis"] })).toMatchObject(nothing);
  expect(decided({ web: { processor: "aarch64" }, store: { has: ["redis"] }, anew: ["redis"] })).toMatchObject(nothing);
});
