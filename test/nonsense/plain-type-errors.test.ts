import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as rexible from "../../src/index.js";
import { problemsOf } from "../../src/load/tsc-output.js";
import { wanted } from "../../src/load/words-of-types.js";
import { compileProject, compilerOptions, compilers } from "../types/compilers.js";

/** An option of a service as newcomers write it, and what is said of it. */
const mistakes: readonly (readonly [string, string])[] = [
  ['expose: "www"', "a text stands where an exposure is expected"],
  ['expose: ["www"]', "a text stands where an exposure is expected"],
  ['expose: publicly("www", { pth: "/api" })', "there is no option 'pth' here (did you mean 'path'?)"],
  ['expose: publicly("www", { login: "ada" })', "a text stands where a login is expected"],
  ['expose: publicly("www", { login: basicAuth({ ada: "x" }) })', "a text stands where a secret is expected"],
  ['expose: publicly("www", { login: forwardAuth("gate") })', "a text stands where a service is expected"],
  ['expose: publicly("www", { snippet: "respond 200" })', "a text stands where a snippet is expected"],
  ['expose: publicly("www", { protocol: "http2" })', "a text stands where a protocol is expected"],
  ['expose: [redirect("@", { permanent: true })]', "the option 'to' is missing"],
  ['expose: redirect("@", "www")', "a text stands where the goal of a redirect is expected"],
  ['memory: "256M"', "a text stands where the memory of a container is expected"],
  ["memory: { limit: 256 }", "a number stands where a text is expected"],
  ['environment: { PW: secret("pw") }', "secret 'pw' stands where everyone can read the value"],
  ['environment: ["A=b"]', "a list stands where variables by their names are expected"],
  ["environment: { A: null }", "nothing stands where a value is expected"],
  ['healthcheck: "curl"', "a text stands where a probe is expected"],
  ['healthcheck: { test: "curl -f x" }', "a text stands where a program with its arguments is expected"],
  ["healthcheck: { test: 5 }", "a number stands where a program with its arguments is expected"],
  ['healthcheck: { tst: ["/app"] }', "there is no option 'tst' here"],
  ['command: "npm start"', "a text stands where a list of texts is expected"],
  ['command: ["serve", secret("pw")]', "secret 'pw' stands where everyone can read the value"],
  ['volumes: ["./data:/data"]', "a text stands where a mount is expected"],
  ['secrets: { TOKEN: "abc" }', "a text stands where a secret is expected"],
  ['networks: ["backend"]', "a text stands where a network is expected"],
  ['ports: ["2222:22"]', "a text stands where a port that is opened is expected"],
  ['devices: ["/dev/dri"]', "a text stands where a device is expected"],
  ['publish: ["2222:22"]', "a text stands where a port with its protocol is expected"],
  ['readOnly: "yes"', "a text stands where a switch is expected"],
  ['cpus: "0.5"', "a text stands where a number is expected"],
  ['dependsOn: ["db"]', "a text stands where a service is expected"],
  ['databases: ["shop"]', "a text stands where a database is expected"],
  ['user: "www-data"', "a text stands where a user by number is expected"],
  ['databases: "shop"', "a text stands where a list is expected"],
  ['volumes: "/data"', "a text stands where a list is expected"],
  ["groups: 44", "a number stands where a list is expected"],
  ['files: ["/etc/x"]', "a text stands where a file for the container is expected"],
  ['on: "prod"', "a text stands where a machine is expected"],
  ['secretDelivery: "file"', "a text stands where how the image takes its secrets is expected"],
  ['secretDelivery: { kind: "env" }', 'a text stands where "environment", "file" or "shell" is expected'],
  ['dump: ["pg_dump"]', "a list stands where how it is dumped is expected"],
  ['accept: ["REX001"]', "a text stands where an accepted risk is expected"],
  ['compose: "tty"', "a text stands where keys of Compose are expected"],
  ['ulimits: { nofile: "65536" }', "a text stands where a number is expected"],
  ["environment: new Map()", "an object stands where variables by their names are expected"],
  ['secrets: [secret("a")]', "a list stands where secrets by their names are expected"],
];

/** Calls as newcomers write them, and what is said of them. */
const calls: readonly (readonly [string, string])[] = [
  ['volume("./data", "/data")', "a text stands where what is said of a volume is expected"],
  ['volume("/data", { target: "/x" })', "there is no option 'target' here"],
  ['volume("/data", {})', "the option 'backup' is missing"],
  ['network("back", "172.20.2.0/24")', "a text stands where options are expected"],
  ['catalog.redis("cache")', "a text stands where options are expected"],
  ['catalog.redis("cache", {})', "1 argument is expected here, and 2 are given"],
  ["catalog.redis({})", "options are missing: cpus, image, memory, networks, password"],
  ["catalog.redis()", "1 argument is expected here, and 0 are given"],
  ['host("192.0.2.1")', "a text stands where options are expected"],
  ['host({ address: "192.0.2.1" })', "the option 'user' is missing"],
  ['dockerSocket("because")', "a text stands where a reason is expected"],
  ['variable("x", "y")', "a text stands where what is said of a variable is expected"],
  ['port("8080:80")', "a text stands where who may connect is expected"],
  ['port("8080:80", { from: "all", because: "x" })', "a text stands where who may connect is expected"],
  ['text("x")', "a text stands where a template is expected"],
  ['file("/x", { content: "x" })', "options stand where a text is expected"],
  ['phase("1", "First", backup())', "a step stands where a list of steps is expected"],
  ["deploy([one, other])", "a list stands where options are expected"],
  ['catalog.caddy({ ...base, certificates: "auto" })', "a text stands where a way to certificates is expected"],
  [
    'catalog.caddy({ ...base, certificates: { email: "a@example.com", dns: "ovh" } })',
    "a text stands where a DNS provider is expected",
  ],
  [
    'catalog.caddy({ ...base, certificates: { authority: { url: "https://ca.example.com" } } })',
    "there is no option 'url' here",
  ],
  ['folder("m", { owner: { id: 1000 }, backup: "files" })', "there is no option 'id' here"],
  ["deploy({ infra: one, apps: [] })", "service 'one' stands where a list is expected"],
  ["configure([one])", "a list stands where a service is expected"],
  ['volume("/data", { backup: "none" })', "a text stands where what the backup does with it is expected"],
  ['backup({ keepDays: "7" })', "a text stands where a number is expected"],
  ['role("x", { a: one })', "service 'one' stands where a value of a role is expected"],
  ["configure({})", "an object stands where a service is expected"],
];

test("what a way out names is there", () => {
  const named = wanted.flatMap(([, , fix]) =>
    [...fix.matchAll(/(?<![\w.'])([a-z]\w+)[(`]/g)].map(([, name = ""]) => name),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !(name in rexible))).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), "rexible-plain-"));
afterAll(() => rmSync(folder, { recursive: true }));
const services = mistakes.map(
  ([option], index) => `export const s${index} = service("s${index}", { ...base, ${option} });`,
);
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
writeFileSync(
  join(folder, "stack.ts"),
  `import { backup, basicAuth, catalog, configure, defineStack, deploy, dockerSocket, file, folder, forwardAuth, hardening, host, network, phase, port, publicly, redirect, role, secret, service, type ServiceOptions, text, variable, volume } from "rexible";
const base = { image: "ghcr.io/example/app:1.2.3", networks: [network("back", { subnet: "172.20.2.0/24" })], memory: { limit: "64M" }, cpus: 0.1, healthcheck: { test: ["/app"] } } satisfies ServiceOptions;
const one = service("one", base);
const other = catalog.valkey({ ...base, password: secret("cache") });
${services.join("\n")}
${calls.map(([call]) => `void ${call};`).join("\n")}
export const without = service("without", { image: "ghcr.io/example/app:1.2.3", networks: "host", memory: { limit: "64M" }, cpus: 1 });
export const steps = [hardening({ trustedAdresses: [] }), backup({ nothingLikeIt: 1 })];
export default defineStack("x", { domain: "example.com", hosts: {}, phases: [], sites: [publicly("nas")] });
void secret;
`,
);

describe.each(Object.entries(compilers))("TypeScript %s", (_, compiler) => {
  test("says in the words of a stack what is wrong, and each has its way out", () => {
    const problems = problemsOf(compileProject(compiler, folder));
    expect(problems.map(({ message }) => message)).toEqual([
      ...[...mistakes, ...calls].map(([, said]) => said),
      "the option 'healthcheck' is missing",
      "there is no option 'trustedAdresses' here (did you mean 'trustedAddresses'?)",
      "there is no option 'nothingLikeIt' here",
      "a site of no server stands where a site of the stack is expected",
    ]);
    expect(problems.filter(({ fix }) => fix === undefined)).toEqual([]);
    expect(problems.filter(({ fix }) => fix?.startsWith("Call it"))).toEqual([]);
  });
});
