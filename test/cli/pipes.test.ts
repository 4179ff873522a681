import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack } from "./command.js";

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

/** Hundreds of mistakes: what is told of them is far longer than the 64 KiB that a pipe holds. */
const manyMistakes = goodStack
  .replace(
    "export default",
    `const many = Array.from({ length: 40 }, (_, n) =>
  network(\`n\${n}\`, { subnet: "172.17.0.0/24" }),
);
const joined = service("joined", { image: "nginx", networks: many, memory: { limit: "64M" }, cpus: 0.1, healthcheck: { test: ["true"] } });

export default`,
  )
  .replace("apps: [app]", "apps: [app, joined]");

const project = { ...goodProject, "stack.ts": manyMistakes };

/** What a slow reader gets that the command writes to through a pipe of the shell's. */
function piped(...args: readonly string[]): string {
  const command = `"$0" "$@" 2>/dev/null | { sleep 1; cat; }`;
  return spawnSync("sh", ["-c", command, process.execPath, program, ...args], {
    cwd: scratch(project),
    encoding: "utf8",
    maxBuffer: 2 ** 27,
  }).stdout;
}

test.each(["json", "sarif"])("check --format %s reaches its reader whole", (format) => {
  const text = piped("check", "--no-types", "--format", format);
  expect(text.length).toBeGreaterThan(100_000);
  expect(() => JSON.parse(text)).not.toThrow();
});

test("check reaches its reader whole, its last line too", () => {
  expect(piped("check", "--no-types")).toMatch(/\d+ errors[^\n]*\n$/);
});

test("a reader that goes away is no failure of Rexible's", () => {
  const { status, stderr } = spawnSync(
    "bash",
    [
      "-c",
      `"$0" "$@" | head -c 10 >/dev/null; exit "\${PIPESTATUS[0]}"`,
      process.execPath,
      program,
      "check",
      "--no-types",
    ],
    { cwd: scratch(project), encoding: "utf8" },
  );
  expect(stderr).not.toContain("EPIPE");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(1);
});
