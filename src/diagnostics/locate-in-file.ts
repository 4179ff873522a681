import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { FilePlace, Route } from "../review/finding.js";
import type { Position } from "./problem.js";

/** Finds the place of a route in the YAML of a hand-written file, or the text of a line of any other file. */
export function locateInFile(place: FilePlace): Position {
  return openFileLocator()(place);
}

/** Finds many places. Findings come in the order of their files: the text that was parsed last is kept. */
export function openFileLocator(): (place: FilePlace) => Position {
  let last: Parsed | undefined;
  return ({ file: { file, text }, route, line, columns }) => {
    if (columns !== undefined) return { file, line, column: columns[0], end: { line, column: columns[1] } };
    if (route === undefined) return positionOfLine(file, text, line);
    if (last?.text !== text) last = parsed(text);
    return positionOfRoute(file, last, route);
  };
}

interface Parsed {
  readonly text: string;
  readonly contents: unknown;
  readonly lines: LineCounter;
}

function parsed(text: string): Parsed {
  const lines = new LineCounter();
  return { text, contents: parseDocument(text, { lineCounter: lines, logLevel: "silent" }).contents, lines };
}

function positionOfRoute(file: string, { text, contents, lines }: Parsed, route: Route): Position {
  const range = walk(contents, route)?.range;
  if (range === null || range === undefined) return { file, line: 1, column: 1 };
  const [start, end] = [lines.linePos(range[0]), lines.linePos(endOfWords(text, range[0], range[1]))];
  return { file, line: start.line, column: start.col, end: { line: end.line, column: end.col } };
}

function positionOfLine(file: string, text: string, line: number): Position {
  const content = (text.split("\n")[line - 1] ?? "").trimEnd();
  const indent = content.length - content.trimStart().length;
  return { file, line, column: indent + 1, end: { line, column: content.length + 1 } };
}

/** The deepest part on the way along the route; of a map, the key that leads on. */
function walk(node: unknown, route: Route, key?: Node): Node | undefined {
  const [step, ...rest] = route;
  if (step === undefined || !isNode(node)) return wordsOf(node, key);
  if (isSeq(node)) {
    const item = typeof step === "number" ? node.items[step] : undefined;
    return item === undefined ? wordsOf(node, key) : walk(item, rest, key);
  }
  if (!isMap(node)) return wordsOf(node, key);
  const pair = node.items.find((candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(step));
  return pair === undefined ? wordsOf(node, key) : walk(pair.value, rest, pair.key as Node);
}

/** What to point at: a scalar itself, the first key of a map in a list, otherwise the key that led there. */
function wordsOf(node: unknown, key: Node | undefined): Node | undefined {
  if (isScalar(node)) return node;
  if (isMap(node)) {
    const first = node.items[0];
    if (first !== undefined && isScalar(first.key))
      return first.key.value === "name" && isNode(first.value) ? first.value : first.key;
  }
  return key ?? (isNode(node) ? node : undefined);
}

/** The end of the first line of what stands between two places. */
function endOfWords(text: string, from: number, to: number): number {
  const newline = text.indexOf("\n", from);
  const end = newline < 0 ? to : Math.min(to, newline);
  return from + text.slice(from, end).trimEnd().length;
}
