import { codeFrame } from "./code-frame.js";
import type { Paint } from "./colour.js";
import { printable } from "./printable.js";
import type { Position, Problem, Related } from "./problem.js";
import type { SourceTexts } from "./source-texts.js";
import { adviceOf, summaryOf } from "./summary.js";

export interface TerminalOptions {
  readonly texts: SourceTexts;
  readonly paint: Paint;
  /** Columns of the terminal. Default: 100. */
  readonly width?: number;
}

/** Problems for a person at a terminal: what, where, why and the way out, each with its frame. */
export function toTerminal(problems: readonly Problem[], options: TerminalOptions): string {
  const blocks = problems.map((problem) => blockOf(problem, options));
  const mendable = problems.filter((problem) => problem.mendable).length;
  const hint =
    mendable === 0 ? "" : `; 'rexible check --fix' may mend ${mendable === problems.length ? "all" : mendable}`;
  return `${[...blocks, `${summaryOf(problems)}${hint}`].join("\n\n")}\n`;
}

function blockOf(problem: Problem, { texts, paint, width = 100 }: TerminalOptions): string {
  const { severity, id, message, position, related = [], diff = "", why, more } = problem;
  const label = paint(severity === "error" ? "red" : "yellow", [severity, id].filter(Boolean).join(" "));
  const notes = [
    ["why", why],
    ["fix", adviceOf(problem)],
    ["more", more],
  ] as const;
  return [
    `${label}  ${paint("bold", printable(message))}`,
    ...frameOf(position, undefined, texts, paint),
    ...related.flatMap((other: Related) => frameOf(other.position, other.message, texts, paint)),
    ...diff.split("\n").flatMap((line) => (line === "" ? [] : [`  ${line}`])),
    ...notes.flatMap(([name, text]) => (text === undefined ? [] : noteOf(name, text, width, paint))),
  ].join("\n");
}

function frameOf(position: Position | undefined, note: string | undefined, texts: SourceTexts, paint: Paint) {
  if (position === undefined) return note === undefined ? [] : [`  ${note}`];
  const place = paint("cyan", `${printable(position.file)}:${position.line}:${position.column}`);
  const frame = codeFrame(printable(texts(position.file) ?? ""), position, paint);
  return [`  ${place}${note === undefined ? "" : `  ${note}`}`, ...frame.map((line) => `  ${line}`)];
}

function noteOf(name: string, text: string, width: number, paint: Paint): readonly string[] {
  const indent = 2 + "more ".length;
  const [first = "", ...others] = wrapped(text, Math.max(30, width - indent));
  return [`  ${paint("dim", name.padEnd(4))} ${first}`, ...others.map((line) => " ".repeat(indent) + line)];
}

function wrapped(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
