import { paintFor } from "../../diagnostics/colour.js";
import type { AcceptedProblem, Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import type { Format } from "../telling/format.js";
import { packageVersion } from "../telling/package-version.js";

/** Problems in a format, and what is accepted where the format has a place for it. */
export async function rendered(
  problems: readonly Problem[],
  accepted: readonly AcceptedProblem[],
  texts: SourceTexts,
  format: Format,
): Promise<string> {
  switch (format) {
    case "terminal": {
      const { toTerminal } = await import("../../diagnostics/terminal.js");
      const { stdout } = process;
      return toTerminal(problems, { texts, paint: paintFor(process.env, stdout), width: stdout.columns ?? 100 });
    }
    case "json":
      return (await import("../../diagnostics/json.js")).toJson(problems, { accepted });
    case "sarif": {
      const [{ toSarif }, { rules }] = await Promise.all([
        import("../../diagnostics/sarif.js"),
        import("../../review/registry.js"),
      ]);
      return toSarif(problems, rules, packageVersion(), accepted);
    }
    case "github":
      return (await import("../../diagnostics/github.js")).toGithub(problems);
    case "markdown":
      return (await import("../../diagnostics/markdown.js")).toMarkdown(problems, accepted);
  }
}
