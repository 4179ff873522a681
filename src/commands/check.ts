import { paintFor } from "../diagnostics/colour.js";
import { sortProblems } from "../diagnostics/problem.js";
import { acceptedProblems } from "./judging/accepted-problems.js";
import { type Judged, type JudgeOptions, judge } from "./judging/judge.js";
import type { Format } from "./telling/format.js";
import { packageVersion } from "./telling/package-version.js";
import { hasErrors } from "./telling/tell.js";

export interface CheckOptions extends JudgeOptions {
  readonly format: Format;
  /** Whether to mend what a machine can mend, before the review. */
  readonly fix?: boolean;
}

/**
 * Reviews the stack and prints all that was found, to standard output. What was mended goes before it as a patch; to
 * standard error where the format is for programs.
 *
 * @returns exit code: 0 where nothing is left that stops a build, 1 otherwise.
 */
export async function check({ format, fix = false, ...options }: CheckOptions): Promise<number> {
  const mended = fix
    ? await (await import("./judging/mend-files.js")).mendFiles(options)
    : { patches: "", problems: [] };
  (format === "terminal" ? process.stdout : process.stderr).write(mended.patches);
  const judged = await judge(options);
  const problems = [...mended.problems, ...judged.problems];
  process.stdout.write(await rendered({ ...judged, problems: sortProblems(problems) }, format));
  return hasErrors(problems) ? 1 : 0;
}

async function rendered(judged: Judged, format: Format): Promise<string> {
  const { problems, texts } = judged;
  switch (format) {
    case "terminal": {
      const { toTerminal } = await import("../diagnostics/terminal.js");
      const { stdout } = process;
      return toTerminal(problems, { texts, paint: paintFor(process.env, stdout), width: stdout.columns ?? 100 });
    }
    case "json":
      return (await import("../diagnostics/json.js")).toJson(problems, { accepted: await acceptedProblems(judged) });
    case "sarif": {
      const [{ toSarif }, { rules }] = await Promise.all([
        import("../diagnostics/sarif.js"),
        import("../review/registry.js"),
      ]);
      return toSarif(problems, rules, packageVersion(), await acceptedProblems(judged));
    }
    case "github":
      return (await import("../diagnostics/github.js")).toGithub(problems);
    case "markdown":
      return (await import("../diagnostics/markdown.js")).toMarkdown(problems, await acceptedProblems(judged));
  }
}
