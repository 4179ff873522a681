import { Document, isMap, isScalar, Scalar, type ScalarTag, type Tags } from "yaml";

/** Comments to set before keys of the first level. */
export type Comments = Readonly<Record<string, string>>;

/**
 * Writes data as YAML 1.1, because that is what Ansible's PyYAML reads: in 1.2, "yes", "on" or "22:22" would
 * stand bare and be read as a boolean or a number.
 *
 * @param comments comment lines by key of the first level.
 */
export function toYaml(data: unknown, comments: Comments = {}): string {
  const document = new Document(data, { version: "1.1", schema, aliasDuplicateObjects: false });
  comment(document, comments);
  const text = document.toString({ lineWidth: 0, indentSeq: true, directives: false });
  return text.replace(unprintable, escapeCharacter);
}

/**
 * Strings that readers of YAML 1.1 and 1.2 would take for different things stand in double quotes: "0o17" is a number in
 * 1.2 alone, "<<" and "=" stand bare in 1.1 and PyYAML refuses them. A reader also sees at once that "0644" is text.
 * A text of several lines is a block, which says that by itself.
 */
function needsQuotes(value: unknown): boolean {
  if (typeof value !== "string") return false;
  return /[^\x20-\x7e\n]/.test(value) || (/^[\d.+\-=<~{%@`]/.test(value) && !/.\n./.test(value));
}

/** Strings with their quotes; no merge tag, which would write the string "<<" bare, whatever quotes are asked for. */
function tagsFrom(tags: Tags): Tags {
  return tags
    .filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:merge")
    .map((tag) => (typeof tag === "object" && tag.tag === "tag:yaml.org,2002:str" ? stringTag(tag as ScalarTag) : tag));
}

function stringTag(tag: ScalarTag): ScalarTag {
  // A project says the same words again and again, and a text of one line is written alike wherever it stands.
  const written = new Map<string, string>();
  return {
    ...tag,
    createNode: (_, value) => {
      const node = new Scalar(value);
      if (needsQuotes(value)) node.type = Scalar.QUOTE_DOUBLE;
      return node;
    },
    stringify: (node, ...context) => {
      const text = String(node.value);
      const found = written.get(text) ?? tag.stringify?.(node, ...context) ?? "";
      if (!text.includes("\n")) written.set(text, found);
      return found;
    },
  };
}

const { schema } = new Document(null, { version: "1.1", customTags: tagsFrom });

/** Characters that YAML allows only escaped; they stand in double quotes, for nothing else holds them. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function comment({ contents }: Document, comments: Comments): void {
  for (const { key } of isMap(contents) ? contents.items : [])
    if (isScalar<string>(key) && Object.hasOwn(comments, key.value))
      key.commentBefore = comments[key.value]?.replace(/^/gm, " ") ?? null;
}
