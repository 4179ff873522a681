import { printable } from "./printable.js";
import type { AcceptedProblem, Problem } from "./problem.js";
import { adviceOf, summaryOf } from "./summary.js";

/** Problems as Markdown, for a comment on a pull request; and below, what was accepted. */
export function toMarkdown(problems: readonly Problem[], accepted: readonly AcceptedProblem[] = []): string {
  const risks = accepted.length === 0 ? [] : [`### Accepted risks\n\n${accepted.map(riskOf).join("\n")}`];
  const sections = [...problems.map(sectionOf), ...risks];
  return `${[`## Design review: ${summaryOf(problems)}`, ...sections].join("\n\n")}\n`;
}

function riskOf({ id, message, position, because, until }: AcceptedProblem): string {
  const place = position === undefined ? "" : ` (\`${position.file}:${position.line}\`)`;
  return `- ${id}: ${escaped(message)}${place}. Accepted until ${until}: ${escaped(because)}`;
}

function sectionOf(problem: Problem): string {
  const { severity, id, message, position, related = [], why } = problem;
  const heading = `### ${[severity, id].filter(Boolean).join(" ")}: ${escaped(message)}`;
  const places = [
    ...(position ? [`\`${position.file}:${position.line}:${position.column}\``] : []),
    ...related.map((other) =>
      other.position
        ? `${escaped(other.message)}: \`${other.position.file}:${other.position.line}:${other.position.column}\``
        : escaped(other.message),
    ),
  ];
  const advice = adviceOf(problem);
  return [
    heading,
    ...(places.length > 0 ? [places.map((place) => `- ${place}`).join("\n")] : []),
    ...(why === undefined ? [] : [`**Why:** ${escaped(why)}`]),
    ...(advice === undefined ? [] : [`**Fix:** ${escaped(advice)}`]),
  ].join("\n\n");
}

export function escaped(text: string): string {
  return printable(text).replace(/[\\`*_<>[\]#|]/g, "\\$&");
}
