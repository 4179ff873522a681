import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { importJudged } from "../../src/commands/importing/import-judged.js";
import { judge } from "../../src/commands/judging/judge.js";
import { runningIn } from "../../src/importing/running.js";
import { unlistedDifferences } from "../../tools/corpus/same.mjs";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";

/** Forms that are easily lost: each is said by Compose, before and after, in another way than it is written here. */
const compose = `name: forms
services:
  web_app:
    image: ghcr.io/example/web:1.4.2
    command: serve --title "two words"
    environment:
      - MODE=\${MODE:-slow}
      - FROM_SHELL
      - ADDRESS=https://\${HOST}\${PORT:+:}\${PORT:-}/\${BASE:-\${ROOT:-start}}
      - PRICE=5$$
    volumes:
      - \${PWD}/settings:/etc/app
      - data:/data
      - /data/cache
      - { type: tmpfs, target: /run/app, tmpfs: { size: 8388608 } }
    tmpfs: [/tmp]
    ulimits: { nofile: { soft: 100, hard: 200 }, nproc: 50 }
    logging: { driver: json-file }
    healthcheck: { test: "curl -f http://localhost:8080/", interval: 20s }
  cache:
    image: redis:8.2.1-bookworm
    command: [redis-server, --requirepass, "\${CACHE_PASSWORD}"]
    healthcheck: { test: ["CMD", "redis-cli", "-a", "\${CACHE_PASSWORD}", "ping"] }
    volumes: ["cache:/data"]
  worker:
    image: ghcr.io/example/worker:1.4.2
    cap_add: [SYS_ADMIN]
    environment: { CACHE_HOST: nowhere }
    healthcheck: { test: "echo well" }
volumes: { data: {}, cache: {} }
`;

function sources(): string {
  return scratch({
    "compose.yaml": compose,
    ".env": "MODE=fast\n",
    "settings/app.ini": "workers = 2\n",
    "settings/more/log.ini": "level = info\n",
  });
}

async function built(folder = sources()) {
  const into = join(folder, "new");
  mkdirSync(join(into, "node_modules"), { recursive: true });
  symlinkSync(resolve("."), join(into, "node_modules/rexible"));
  const paths = [join(folder, "compose.yaml")];
  const stack = join(into, "stack.ts");
  const { imported, problems } = await importJudged(paths, stack, (text) => writeFileSync(stack, text));
  const { compiled } = await judge({ stack, types: false });
  return { ...imported, problems, paths, files: compiled?.files ?? new Map(), folder: join(into, "compose") };
}

describeWith("docker-compose")("what is imported and built", () => {
  test("says to Compose what the file said, but where IMPORT.md tells it; what the old one does too is accepted, and named", async () => {
    const { text, notes, decisions, problems, paths, files, folder } = await built();
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(unlistedDifferences(paths, files, notes, folder)).toEqual([]);
    const wrong = new Map(
      [...files].map(([path, one]) => [path, { ...one, text: one.text.replace("slow", "x").replace("fast", "x") }]),
    );
    expect(unlistedDifferences(paths, wrong, notes, folder)).toEqual(["web_app.environment.MODE: fast | x"]);

    expect(text).toMatch(
      /accept\("REX025", \{ because: "as in the Compose file .*: decide", until: "\d{4}-\d\d-\d\d" \}\)/,
    );
    expect(
      decisions
        .filter(({ key }) => key === "accept")
        .map(({ says }) => says.slice(0, 6))
        .sort(),
    ).toEqual(["REX025", "REX060"]);
    expect(
      notes.filter(({ key, service }) => key === "healthcheck" && service === "worker").map(({ outcome }) => outcome),
    ).toEqual(["left out", "decide"]);
    expect(text).toContain('file("/etc/app/more/log.ini", "level = info\\n")');
  });
});

test("what is no answer of Docker's says nothing, and nothing of it is believed", () => {
  for (const text of ["", "{}", "[1]", "[[]]", "null"]) expect(runningIn(text)).toBeUndefined();
  const odd = [
    { State: {}, Config: null, Name: 5 },
    { State: {}, Config: { Labels: "x", Healthcheck: { Test: "x" }, ExposedPorts: [1] }, HostConfig: null, Name: "/a" },
    { RepoDigests: "x", Id: [] },
  ];
  const nothing = {
    image: undefined,
    memory: undefined,
    cpus: undefined,
    probe: undefined,
    port: undefined,
    mounts: [],
  };
  expect(runningIn(JSON.stringify(odd))).toEqual(
    new Map([
      ["5", nothing],
      ["a", nothing],
    ]),
  );
});

test("options of other programs, which Compose refuses, are left out and told; a text for a file comes along", () => {
  const folder = scratch({
    "compose.yaml": `services:
  app:
    image: ghcr.io/example/app:1.4.2
    exclude_from_hc: true
    volumes:
      - { type: bind, source: ./app.ini, target: /etc/app.ini, is_directory: false, content: "workers = 2" }
`,
  });
  const { text, notes } = importFiles([join(folder, "compose.yaml")]);
  expect(text).toContain('file("/etc/app.ini", "workers = 2")');
  expect(notes.filter(({ outcome }) => outcome === "left out").map(({ key, says }) => `${key}: ${says}`)).toEqual([
    "volumes.0.is_directory: Compose has no such option",
    "exclude_from_hc: no option says it",
  ]);
});

test("what loses data or lets everybody in stops the build", async () => {
  const { text, problems } = await built(
    scratch({
      "compose.yaml": `services:
  db: { image: "postgres:18.1-bookworm", volumes: ["db:/var/lib/postgresql/data"] }
  search: { image: "elasticsearch:9.1.4", environment: { xpack.security.enabled: "false" } }
volumes: { db: {} }
`,
    }),
  );
  expect([...new Set(problems.flatMap(({ id, severity }) => (severity === "error" ? [id] : [])))].sort()).toEqual([
    "REX008",
    "REX211",
  ]);
  expect(text).not.toContain("accept(");
});
