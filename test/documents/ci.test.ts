import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { rexible } from "../cli/command.js";
import { scratch } from "../tools/scratch.js";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const documents = ["docs/ci.md", "docs/images.md"].map((path) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8"),
);
const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(documents[0] ?? "") ?? [];
const workflow = load(yaml) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe("the workflow in docs/ci.md", () => {
  test("runs the four checks, may write nothing, and pins every action by its commit", () => {
    expect(Object.keys(workflow.on)).toEqual(["push", "pull_request", "schedule"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(steps.flatMap(({ run }) => /^npx rexible (\S+.*)$/m.exec(run ?? "")?.[1] ?? [])).toEqual([
      "check --format github",
      "verify-images",
      "build --locked",
    ]);
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test("fails where generated/ is changed, or holds a file that is not committed", () => {
    const script = steps.find(({ name }) => name === "Compare with what is committed")?.run ?? "exit 9";
    const folder = scratch({ "generated/site.yml": "---\n" });
    // As GitHub runs a step.
    const compare = () => spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd: folder }).status;
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: folder });
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message", "First");
    expect(compare()).toBe(0);
    writeFileSync(join(folder, "generated/new.yml"), "---\n");
    expect(compare()).not.toBe(0);
    git("add", "--all");
    git("commit", "--quiet", "--message", "Second");
    expect(compare()).toBe(0);
    writeFileSync(join(folder, "generated/site.yml"), "--- # changed\n");
    expect(compare()).not.toBe(0);
  });
});

describe("the commands that the documents name", () => {
  const named = documents.flatMap((text) => [...text.matchAll(/\brexible ([a-z-]+)((?: --?[a-z-]+(?: [a-z]+)?)*)/g)]);
  const commands = [
    ...new Map(named.map(([whole, command = "", options = ""]) => [whole, { whole, command, options }])).values(),
  ];

  test.each(commands)("'$whole' exists", ({ command, options }) => {
    const { status, stdout } = rexible(scratch(), [command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: rexible ${command}`);
    for (const [, option, value] of options.matchAll(/(--[a-z-]+)(?: ([a-z]+))?/g)) {
      const line = stdout.split("\n").find((text) => text.includes(` ${option}`));
      expect(line).toBeDefined();
      if (value !== undefined) expect(stdout).toContain(`"${value}"`);
    }
  });
});
