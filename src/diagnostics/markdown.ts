import type { Problem } from "./problem.js";
import { adviceOf, summaryOf } from "./summary.js";

/** Problems as Markdown, for a comment on a pull request. */
export function toMarkdown(problems: readonly Problem[]): string {
  const sections = problems.map(sectionOf);
  return `${[`## Design review: ${summaryOf(problems)}`, ...sections].join("\n\n")}\n`;
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

function escaped(text: string): string {
  return text.replace(/[\\`*_<>[\]#|]/g, "\\$&");
}
