import type { Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import { tell } from "./tell.js";

/** Tells why a command could not do what was asked: a program by an answer, people by words. */
export async function tellProblems(
  problems: readonly Problem[],
  texts: SourceTexts,
  format: string | undefined,
): Promise<void> {
  if (format === "json") (await import("./answer.js")).answer(problems, {});
  else tell(problems, texts);
}
