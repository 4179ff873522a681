import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Route } from "../review/finding.js";
import type { Mend } from "../review/mend.js";
import type { Edit } from "./edit.js";

/** What a route leads to in a YAML text. */
interface Found {
  readonly node: Node;
  /** What holds it. */
  readonly holder: Pair | YAMLSeq | undefined;
}

/** The edit that mends what a route leads to in a YAML text; none where that is written in a way that needs a person. */
export function editInYaml(text: string, route: Route, mend: Mend): Edit | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: "silent" });
  if (errors.length > 0 || !isNode(contents)) return undefined;
  const found = find(contents, route);
  if (found === undefined) return undefined;
  const { node, holder } = found;
  switch (mend.kind) {
    case "replace":
      return scalarEdit(text, node, String(mend.from), String(mend.to));
    case "rename":
      return isPair(holder) ? scalarEdit(text, holder.key, mend.from, mend.to) : undefined;
    case "set":
      return isMap(node) ? setting(text, node, mend.key, mend.value) : undefined;
    case "remove":
      return isSeq(holder) && wordOf(node) === mend.what
        ? withoutEntry(text, contents, route, holder, node)
        : undefined;
    default:
      return undefined;
  }
}

function find(node: Node, route: Route, holder?: Pair | YAMLSeq): Found | undefined {
  const [step, ...rest] = route;
  // An anchor may be used elsewhere, too.
  if ("anchor" in node && node.anchor !== undefined) return undefined;
  if (step === undefined) return { node, holder };
  if (isSeq(node)) {
    const item = typeof step === "number" ? node.items[step] : undefined;
    return isNode(item) ? find(item, rest, node) : undefined;
  }
  const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
  return pair !== undefined && isNode(pair.value) ? find(pair.value, rest, pair) : undefined;
}

function pairOf({ items }: YAMLMap, key: string): Pair | undefined {
  return items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** A scalar keeps its quotes; one over several lines, or with escapes, is left alone. */
function scalarEdit(text: string, node: unknown, from: string, to: string): Edit | undefined {
  if (!isScalar(node) || String(node.value) !== from || node.range == null) return undefined;
  const [start, end] = node.range;
  const written = text.slice(start, end);
  const quote = node.type === Scalar.QUOTE_DOUBLE ? '"' : node.type === Scalar.QUOTE_SINGLE ? "'" : "";
  if (written !== quote + from + quote || /[\n\\]/.test(to) || (quote !== "" && to.includes(quote))) return undefined;
  if (quote === "" && !isPlain(to)) return undefined;
  return { from: start, to: end, text: quote + to + quote };
}

/** Whether a text needs no quotes, neither in a map nor between brackets, for readers of YAML 1.1. */
function isPlain(text: string): boolean {
  return [`key: ${text}`, `- ${text}`, `[${text}]`].every((written) => {
    const { contents, errors } = parseDocument(written, { version: "1.1", logLevel: "silent" });
    const [first] = isCollection(contents) ? contents.items : [];
    const value: unknown = isPair(first) ? first.value : first;
    return errors.length === 0 && isScalar(value) && value.type === Scalar.PLAIN && value.value === text;
  });
}

/** A line at the end of a map in block style, or another value in its place. */
function setting(text: string, map: YAMLMap, key: string, value: boolean): Edit | undefined {
  const present = pairOf(map, key);
  if (present !== undefined) {
    const { value: old } = present;
    if (!isScalar(old) || old.value !== !value || old.range == null) return undefined;
    return { from: old.range[0], to: old.range[1], text: String(value) };
  }
  if (map.flow === true || map.range == null) return undefined;
  const [start] = map.range;
  const indent = " ".repeat(start - startOfLine(text, start));
  const end = endOfLine(text, endOfWords(text, map.range));
  return { from: end, to: end, text: `\n${indent}${key}: ${value}`, within: [start, end] };
}

/** The text itself, or the first value of a map. */
function wordOf(node: Node): string | undefined {
  const word = isMap(node) ? node.items[0]?.value : node;
  return isScalar(word) ? String(word.value) : undefined;
}

function withoutEntry(text: string, contents: Node, route: Route, list: YAMLSeq, entry: Node): Edit | undefined {
  const others = list.items.filter((item): item is Node => isNode(item) && item !== entry);
  if (list.range == null || entry.range == null) return undefined;
  if (hasAnchor(entry)) return undefined;
  const [start, end] = [list.range[0], endOfWords(text, list.range)];
  const within = [start, end] as const;
  if (list.flow === true) {
    const kept = others.map(({ range }) => (range == null ? "" : text.slice(range[0], range[1])));
    return { from: start, to: end, text: `[${kept.join(", ")}]`, within };
  }
  if (others.length > 0) {
    const to = Math.min(text.length, endOfLine(text, endOfWords(text, entry.range)) + 1);
    return { from: startOfLine(text, entry.range[0]), to, text: "", within };
  }
  const holder = find(contents, route.slice(0, -1))?.holder;
  if (!isPair(holder) || !isNode(holder.key) || holder.key.range == null) return undefined;
  return { from: text.indexOf(":", holder.key.range[1]) + 1, to: end, text: " []", within };
}

/** Whether something behind the node may refer to a part of it. */
function hasAnchor(node: Node): boolean {
  let found = false;
  visit(node, (_, inner) => {
    found ||= isNode(inner) && "anchor" in inner && inner.anchor !== undefined;
  });
  return found;
}

function startOfLine(text: string, place: number): number {
  return text.lastIndexOf("\n", place - 1) + 1;
}

function endOfLine(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}

function endOfWords(text: string, [from, to]: readonly number[]): number {
  return (from ?? 0) + text.slice(from, to).trimEnd().length;
}
