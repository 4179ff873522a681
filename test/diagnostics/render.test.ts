import { describe, expect, test } from "vitest";
import { noColours, paintFor } from "../../src/diagnostics/colour.js";
import { toGithub } from "../../src/diagnostics/github.js";
import { toJson } from "../../src/diagnostics/json.js";
import { problemsOfFindings } from "../../src/diagnostics/locate.js";
import { toMarkdown } from "../../src/diagnostics/markdown.js";
import type { Problem } from "../../src/diagnostics/problem.js";
import { toSarif } from "../../src/diagnostics/sarif.js";
import { toTerminal } from "../../src/diagnostics/terminal.js";
import { explainTypeErrors, withoutRepeats } from "../../src/diagnostics/told-by-rules.js";
import { rules } from "../../src/review/registry.js";
import { review } from "../../src/review/run.js";
import { placeOf } from "../review/tools/at.js";
import { roleOf, stackOf } from "../review/tools/evaluate.js";

const program = `import { common, configure, defineStack, deploy, docker, hardening, host, network, phase, service } from "rexible";

const backend = network("backend", { subnet: "172.20.2.0/24" });
const app = service("app", {
  image: "ghcr.io/example/app:1.2.3",
  networks: [backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  healthcheck: { test: ["/app/health"] },
});

export default defineStack("example", {
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  domain: "example.com",
  phases: [
    phase("1", "Foundations", [docker(), hardening(), common()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});
`;

const meta = { "meta/main.yml": "# The role of the greeting\ndependencies:\n  - role: common\n" };

async function problemsIn(text: string): Promise<readonly Problem[]> {
  const origins = {
    "phases.0.steps.1": placeOf(text, "hardening()"),
    "phases.1.steps.1": placeOf(text, "deploy({"),
  };
  const stack = stackOf(text);
  return problemsOfFindings(review(stack, [roleOf("motd", meta)]), { origins }, textOf);
}

const textOf = (file: string) => (file === "stack.ts" ? program : meta["meta/main.yml"]);

test("a terminal shows both halves of a contradiction, why, and the way out", async () => {
  expect(toTerminal(await problemsIn(program), { texts: textOf, paint: noColours, width: 80 })).toBe(`\
error REX001  role 'hardening' runs in phase '1', before role 'docker-stack' of phase '2'
  stack.ts:16:42
  16 |     phase("1", "Foundations", [docker(), hardening(), common()]),
     |                                          ^^^^^^^^^^^
  stack.ts:17:47  role 'docker-stack' runs last
  17 |     phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
     |                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  why  Hardening closes SSH to all but the VPN. When a later role fails, or the
       VPN is not up yet, nobody can reach the host any more.
  fix  Make 'hardening' the last step of the last phase, after everything that
       it could cut off.
  more rexible explain REX001

error REX003  role 'motd' depends on role 'common' in 'meta/main.yml', so 'common' runs once more
  roles-src/motd/meta/main.yml:3:5
  3 |   - role: common
    |     ^^^^
  why  Ansible runs the dependencies of a role before it, whatever the playbook
       already ran: hundreds of tasks twice, and settings of the first run
       undone by the second.
  fix  Write 'dependencies: []', and put 'common' into an earlier phase.
  more rexible explain REX003

2 errors
`);
});

describe("formats for programs", () => {
  const problem: Problem = {
    severity: "warning",
    id: "REX005",
    message: "image 'a,b' floats",
    position: { file: "my stack.ts", line: 3, column: 5, end: { line: 3, column: 9 } },
    related: [{ message: "declared here", position: { file: "my stack.ts", line: 1, column: 1 } }],
    why: "100% of them move\nlater",
    fix: "Pin it.",
    near: "a:1.2",
  };

  test("JSON counts and carries everything", () => {
    expect(JSON.parse(toJson([problem]))).toEqual({ version: 1, errors: 0, warnings: 1, problems: [problem] });
  });

  test("GitHub's commands escape what would end them", () => {
    expect(toGithub([problem])).toBe(
      "::warning file=my stack.ts,line=3,col=5,endLine=3,endColumn=9,title=REX005::image 'a,b' floats%0A100%25 of them move%0Alater%0APin it. Did you mean 'a:1.2'?\n",
    );
  });

  test("SARIF places results, and describes the rules that spoke", () => {
    const { version, runs } = JSON.parse(toSarif([problem], rules, "1.2.3"));
    expect(version).toBe("2.1.0");
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["REX005"]);
    expect(runs[0].results[0]).toMatchObject({
      ruleId: "REX005",
      ruleIndex: 0,
      level: "warning",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "my%20stack.ts" },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      relatedLocations: [{ message: { text: "declared here" } }],
    });
  });

  test("Markdown escapes what it would take for markup", () => {
    expect(toMarkdown([{ severity: "error", message: "role 'a_b' | <c>" }])).toBe(
      "## Design review: 1 error\n\n### error: role 'a\\_b' \\| \\<c\\>\n",
    );
  });
});

describe("tsc's errors", () => {
  const error: Problem = {
    severity: "error",
    id: "REX005",
    message: "image 'redis' of service 'cache' has no tag, which means 'latest'",
    position: { file: "stack.ts", line: 1, column: 2 },
  };

  test("get the reason and the way out of their rule", () => {
    expect(explainTypeErrors([error], rules)[0]).toMatchObject({
      ...error,
      why: expect.stringContaining("another program tomorrow"),
      fix: "Write a tag with the exact version, or a digest.",
      more: "rexible explain REX005",
    });
  });

  test("get a way out with names filled in", () => {
    const message = "service 'cache' is configured in phase '1', but no phase deploys it";
    expect(explainTypeErrors([{ ...error, id: "REX002", message }], rules)[0]?.fix).toBe(
      "Add 'cache' to a wave of 'deploy', or remove its 'configure'.",
    );
  });

  test("are left alone where no rule speaks", () => {
    const other: Problem = { severity: "error", id: "TS2304", message: "cannot find name 'backnd'" };
    expect(explainTypeErrors([other], rules)).toEqual([other]);
  });

  test("are not told twice", () => {
    const findings = [{ ...error, position: { file: "stack.ts", line: 9, column: 1 } }];
    expect(withoutRepeats(findings, [error])).toEqual(findings);
  });
});

test.each([
  [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  [{ FORCE_COLOR: "1" }, false, true],
  [{ FORCE_COLOR: "0" }, true, false],
  [{}, true, true],
  [{}, false, false],
  [{ TERM: "dumb" }, true, false],
])("with %j, and a terminal %s, colours are %s", (environment, isTTY, expected) => {
  expect(paintFor(environment, { isTTY })("red", "x") !== "x").toBe(expected);
});
