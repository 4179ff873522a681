import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack } from "./command.js";

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

test("check --watch reviews again when the stack changes, and not when something else does", async () => {
  const folder = scratch(goodProject);
  const child = spawn(process.execPath, [program, "check", "--watch", "--no-types"], { cwd: folder });
  let said = "";
  let heard = (): void => {};
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      heard();
    });
  const until = async (part: string): Promise<void> => {
    while (!said.includes(part))
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    said = said.slice(said.indexOf(part) + part.length);
  };
  await until("no problem\n");
  await until("waiting for a change …\n");
  writeFileSync(join(folder, "notes.md"), "x");
  writeFileSync(join(folder, "stack.ts"), goodStack.replace("app:1.2.3", "app:latest"));
  await until("error REX005");
  await until("waiting for a change …\n");
  expect(said).toBe("");
  child.kill();
});
