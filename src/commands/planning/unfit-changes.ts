import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import type { EmittedFiles } from "../../emit/file.js";
import type { Stack } from "../../model/stack.js";

const snapshotPath = "docs/stack.json";

/**
 * What does not fit to the last build: services that look like ones of it under another name, and would begin without their data, and
 * steps of images that data does not survive. None where nothing was built.
 */
export async function problemsOfChanges(
  { stack, files }: { readonly stack: Stack; readonly files: EmittedFiles },
  out: string,
  texts: SourceTexts,
): Promise<readonly Problem[]> {
  const file = join(out, snapshotPath);
  const now = files.get(snapshotPath)?.text;
  if (now === undefined || !existsSync(file)) return [];
  const built = readFileSync(file, "utf8");
  if (built === now) return [];
  const [{ readSnapshot }, { unsaidRenames }, { badSteps }] = await Promise.all([
    import("../../difference/read-snapshot.js"),
    import("../../difference/successor.js"),
    import("../../difference/refused-steps.js"),
  ]);
  const [before, after] = [readSnapshot(built), readSnapshot(now)];
  if ("problem" in before || "problem" in after) return [];
  const [renames, steps] = [unsaidRenames(before, after), badSteps(before, after)];
  if (renames.length + steps.length === 0) return [];
  const { openLocator } = await import("../../diagnostics/locate.js");
  const locate = await openLocator(stack, texts);
  const ofSteps = steps.map(
    ({ service, isRefused, says, ...told }): Problem => ({
      severity: isRefused ? "error" : "warning",
      message: says,
      ...told,
      ...locate(["services", service, "image"]),
    }),
  );
  const ofRenames = renames.map(
    ({ from, to }): Problem => ({
      severity: "error",
      message: `'${to}' is new and runs the image of '${from}', which left: it begins without the data of '${from}'`,
      why: "Folders bear the name of their service, so a service under a new name finds them empty. The old ones stay, and are no longer backed up.",
      fix: `Say 'movedFrom: "${from}"' in '${to}' where it is the same service; 'destroy("${from}", …)' in the stack where nobody wants its data. Where both are services of their own, build without '${from}' first, then add '${to}'.`,
      more: "docs/removing.md",
      ...locate(["services", to]),
    }),
  );
  return [...ofSteps, ...ofRenames];
}
