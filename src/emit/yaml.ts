import { Document, type Node, type Pair, Scalar, type Tags, visit } from "yaml";

/** Comments to set before keys of the first level. */
export type Comments = Readonly<Record<string, string>>;

/**
 * Writes data as YAML 1.1, because that is what Ansible's PyYAML reads: in 1.2, "yes", "on" or "22:22" would
 * stand bare and be read as a boolean or a number.
 *
 * @param comments comment lines by key of the first level.
 */
export function toYaml(data: unknown, comments: Comments = {}): string {
  const document = new Document(data, { version: "1.1", customTags: withoutMerge, aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => {
      if (needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, pair) => commentOn(pair, comments),
  });
  const text = document.toString({ lineWidth: 0, indentSeq: true, directives: false });
  return text.replace(unprintable, escapeCharacter);
}

/**
 * Strings that readers of YAML 1.1 and 1.2 would take for different things stand in double quotes: "0o17" is a number in
 * 1.2 alone, "<<" and "=" stand bare in 1.1 and PyYAML refuses them. A reader also sees at once that "0644" is text.
 */
function needsQuotes(value: unknown): boolean {
  return typeof value === "string" && (/^[\d.+\-=<~{%@`]/.test(value) || /[^\x20-\x7e\n]/.test(value));
}

/** The merge tag would write the string "<<" bare, whatever quotes are asked for. */
function withoutMerge(tags: Tags): Tags {
  return tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:merge");
}

/** Characters that YAML allows only escaped; they stand in double quotes, for nothing else holds them. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function commentOn(pair: Pair<unknown, unknown>, comments: Comments): void {
  const key = pair.key as Node | null;
  if (key instanceof Scalar && typeof key.value === "string" && Object.hasOwn(comments, key.value))
    key.commentBefore = comments[key.value]?.replace(/^/gm, " ") ?? null;
}
