import type { Problem } from "../../diagnostics/problem.js";
import { type SourceTexts, sourceTextsIn } from "../../diagnostics/source-texts.js";
import { loadStack } from "../../load/load-stack.js";
import { findStackFile } from "../../load/stack-file.js";
import type { Stack } from "../../model/stack.js";
import { problemsOfInvalid, problemsOfThrown } from "./problems.js";
import { withinLimit } from "./within-limit.js";

/** A stack that was loaded and validated, not reviewed; or why there is none. */
export type StackRead =
  | { readonly ok: true; readonly stack: Stack; readonly folder: string; readonly texts: SourceTexts }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly texts: SourceTexts };

/**
 * Reads a stack for commands that ask about its parts and build nothing.
 *
 * @param path as the user wrote it; relative to the working directory.
 */
export async function readStack(path: string): Promise<StackRead> {
  let texts = sourceTextsIn(".");
  try {
    const file = findStackFile(path);
    texts = sourceTextsIn(file.folder);
    const [{ exported, mapOrigin }, { validateStack }] = await Promise.all([
      withinLimit(file, () => loadStack(file)),
      import("../../validate/stack.js"),
    ]);
    const { stack, invalid } = validateStack(exported, mapOrigin);
    if (stack === undefined) return { ok: false, problems: await problemsOfInvalid(invalid, texts), texts };
    return { ok: true, stack, folder: file.folder, texts };
  } catch (error) {
    return { ok: false, problems: await problemsOfThrown(error), texts };
  }
}
