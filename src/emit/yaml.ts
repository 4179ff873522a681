import { Document, type Node, type Pair, Scalar, visit } from "yaml";

/** Comments to set before keys of the first level. */
export type Comments = Readonly<Record<string, string>>;

/**
 * Writes data as YAML 1.1, because that is what Ansible's PyYAML reads: in 1.2, "yes", "on" or "22:22" would
 * stand bare and be read as a boolean or a number.
 *
 * @param comments comment lines by key of the first level.
 */
export function toYaml(data: unknown, comments: Comments = {}): string {
  const document = new Document(data, { version: "1.1", merge: false, aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, pair) => commentOn(pair, comments),
  });
  return document.toString({ lineWidth: 0, indentSeq: true, directives: false });
}

/** "=" and "<<" stand bare even in YAML 1.1, and PyYAML refuses them. A mode such as 0644 is quoted for the reader. */
function needsQuotes(value: unknown): boolean {
  return typeof value === "string" && (/^(=|<<|[\d.:_+-]+)$/.test(value) || /^\{\{|^[%@`]/.test(value));
}

function commentOn(pair: Pair<unknown, unknown>, comments: Comments): void {
  const key = pair.key as Node | null;
  if (key instanceof Scalar && typeof key.value === "string" && Object.hasOwn(comments, key.value))
    key.commentBefore = comments[key.value]?.replace(/^/gm, " ") ?? null;
}
