import { boolYaml11Tag, defineScalarTag, load, NOT_RESOLVED, Schema, YAML11_SCHEMA } from "js-yaml";
import { isPair, isScalar, isSeq, LineCounter, parseDocument, type ScalarTag, visit } from "yaml";

import { isTooLarge, mostValues } from "../../model/shared-values.js";

// PyYAML, which Ansible uses, bears more than the specification lets through: keys that stand twice, brackets that close at their parent's
// column, quoted texts that go on at the first column. js-yaml is asked first, for it takes half the time; yaml, which bears the first two and
// knows places, where it refuses; and for the third the text is indented. Decision 13 says more.

/** What a YAML file holds, as Ansible reads it, or why it cannot be read. */
export type ReadYaml =
  | { readonly ok: true; readonly data: unknown; readonly tags: Readonly<Record<string, Tag>> }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number };

export type Tag = "!vault" | "!unsafe";

/** Nobody writes a larger file of YAML by hand; reading one takes seconds. */
export const longestYaml = 1_000_000;
const deepest = 100;

const ownTags = ["!vault", "!unsafe"] as const;

/** What PyYAML takes for booleans: not `y` and `n`, which the specification has too. */
const booleans = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const isYes = (text: string) => /^(?:y|t|on)/i.test(text);
const boolTag = "tag:yaml.org,2002:bool";

const schema = new Schema([
  ...YAML11_SCHEMA.tags.filter((tag) => tag !== boolYaml11Tag),
  defineScalarTag(boolTag, {
    implicit: true,
    implicitFirstChars: [..."yYtTnNfFoO"],
    resolve: (text) => (booleans.test(text) ? isYes(text) : NOT_RESOLVED),
    identify: () => false,
  }),
  ...ownTags.map((tag) => defineScalarTag(tag, { resolve: (text) => text, identify: () => false })),
]);

const customTags: readonly ScalarTag[] = [
  { tag: boolTag, default: true, test: booleans, resolve: isYes, identify: () => false },
  ...ownTags.map((tag) => ({ tag, resolve: (text: string) => text, identify: () => false })),
];

/**
 * Reads YAML as Ansible does: YAML 1.1, so `yes` is true and `0644` a number in base eight; of two equal keys the last counts.
 * Never throws, and ends soon: what is too long, nested too deeply or grows by its aliases is not read.
 */
export function readYaml(text: string): ReadYaml {
  if (text.includes("\0")) return failure("it is no text: it holds a byte of zero");
  if (text.length > longestYaml) return failure(`it is larger than ${longestYaml / 1_000_000} MB`);
  if (nesting(text) > deepest) return failure(`it is nested more than ${deepest} deep`);
  const read = readStrictly(text) ?? readWithPlaces(text);
  if (!read.ok) return readIndented(text) ?? read;
  return isTooLarge(read.data) ? failure(`its aliases stand for more than ${mostValues} values`) : read;
}

function readStrictly(text: string): ReadYaml | undefined {
  if (/!(?:vault|unsafe)/.test(text)) return undefined;
  try {
    return { ok: true, data: load(text, { schema }), tags: {} };
  } catch {
    return undefined;
  }
}

function readWithPlaces(text: string): ReadYaml {
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      version: "1.1",
      uniqueKeys: false,
      logLevel: "silent",
      lineCounter: lines,
      prettyErrors: false,
      customTags: (tags) => [...tags.filter((tag) => typeof tag === "string" || tag.tag !== boolTag), ...customTags],
    });
    const [error] = document.errors;
    if (error === undefined) return { ok: true, data: document.toJS({ maxAliasCount: 1000 }), tags: tagsIn(document) };
    const { line, col } = lines.linePos(error.pos[0]);
    const again = /!(?:vault|unsafe)/.test(text) ? readWithoutTags(text) : undefined;
    return again ?? { ok: false, reason: error.message, line: Math.max(1, line), column: Math.max(1, col) };
  } catch (error) {
    return failure(reasonOf(error));
  }
}

/** The start of a quoted value, its text, and its end. */
const quoted = /((?::|-)[ \t]+)("(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')(?=[ \t]*(?:#.*)?$)/gm;

/** What neither reader bears: quoted texts that go on at the first column. More blanks there do not change what they mean. */
function readIndented(text: string): ReadYaml | undefined {
  const indented = text.replace(
    quoted,
    (_, start: string, value: string) => start + value.replace(/\n[ \t]*(?=\S)/g, `\n${" ".repeat(40)}`),
  );
  if (indented === text) return undefined;
  const read = readWithPlaces(indented);
  return read.ok && !isTooLarge(read.data) ? read : undefined;
}

/** The data alone, where only js-yaml bears the text. */
function readWithoutTags(text: string): ReadYaml | undefined {
  try {
    return { ok: true, data: load(text, { schema }), tags: {} };
  } catch {
    return undefined;
  }
}

/** The tags of Ansible's, by the route of their value as JSON. */
function tagsIn(document: ReturnType<typeof parseDocument>): Readonly<Record<string, Tag>> {
  const tags: Record<string, Tag> = {};
  visit(document, {
    Scalar(key, node, path) {
      const tag = ownTags.find((one) => node.tag === one);
      if (tag === undefined || key === "key") return;
      const route = path.flatMap((step, index): (string | number)[] => {
        if (isPair(step)) return [isScalar(step.key) ? String(step.key.value) : "?"];
        const next = path[index + 1] ?? node;
        return isSeq(step) ? [step.items.indexOf(next)] : [];
      });
      tags[JSON.stringify(route)] = tag;
    },
  });
  return tags;
}

/** How deep brackets and indentation go, at the most: asked before anything recursive reads the text. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const character of text) {
    if (character === "[" || character === "{") most = Math.max(most, ++open);
    else if (character === "]" || character === "}") open = Math.max(0, open - 1);
  }
  if (most <= deepest) most = 0;
  for (const [lead] of text.matchAll(/^[ ]*(?:[-?] ){2,}/gm))
    most = Math.max(most, (lead.match(/[-?] /g) ?? []).length);
  const indents: number[] = [];
  for (const line of text.split("\n")) {
    if (/^\s*(#|$)/.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    most = Math.max(most, indents.length);
  }
  return most;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/alias/i.test(message)) return `its aliases stand for more than ${mostValues} values`;
  return /stack/i.test(message) ? "it is nested too deeply" : message;
}

function failure(reason: string): ReadYaml {
  return { ok: false, reason, line: 1, column: 1 };
}
