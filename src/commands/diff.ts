import { join } from "node:path";
import { projectFiles } from "../output/project-file.js";
import { unifiedDiff } from "../output/unified-diff.js";
import { compareFolder } from "../output/write.js";
import type { BuildOptions } from "./build.js";
import { judge } from "./judging/judge.js";
import { answer } from "./telling/answer.js";
import { hasErrors, tell } from "./telling/tell.js";
import { listOf, pathsOf, sumOf } from "./telling/told-changes.js";

/**
 * Shows what a build would change, as patches, and changes nothing.
 *
 * @returns exit code: 0 where the stack may be built, 1 otherwise.
 */
export async function diff({ out, format = "terminal", ...options }: BuildOptions): Promise<number> {
  const { problems, texts, compiled } = await judge(options);
  if (format === "terminal") tell(problems, texts);
  if (compiled === undefined || hasErrors(problems)) {
    if (format === "json") answer<"diff">(problems, { folder: out, files: null });
    return 1;
  }
  const files = projectFiles(compiled.files, compiled.stack.origins);
  const changes = compareFolder(out, files);
  if (format === "json") {
    const patches = [...changes.changed, ...changes.removed].map(({ path, before = "", after }) => [
      path,
      unifiedDiff(before, after?.text ?? ""),
    ]);
    answer<"diff">(problems, { folder: out, files: pathsOf(changes), patches: Object.fromEntries(patches) });
    return 0;
  }
  for (const { path, before = "", after } of [...changes.changed, ...changes.removed]) {
    const patch = unifiedDiff(before, after?.text ?? "");
    if (patch !== "") process.stdout.write(`--- ${join(out, path)}\n+++ ${join(out, path)}\n${patch}`);
  }
  process.stdout.write(`${listOf(changes, Number.POSITIVE_INFINITY)}${sumOf(changes, files.size, out, true)}\n`);
  return 0;
}
