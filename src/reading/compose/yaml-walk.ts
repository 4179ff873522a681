import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Place } from "../place.js";
import { type Entry, type Leaf, list, type Mapping, mapping, type Placed, type Tag } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { combined } from "./branches.js";
import type { Template } from "./template.js";
import {
  bomb,
  circle,
  complexKey,
  deep,
  deepest,
  mergedValue,
  mostValues,
  secondMerge,
  twice,
  unanchored,
} from "./yaml-troubles.js";

type Parsed = { readonly contents: unknown };

/** Thrown where a document must not be read to its end. */
class Unreadable extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/** Goes through parsed YAML: aliases and merge keys are replaced by what they stand for, and places by lines and columns. */
export class YamlWalk {
  readonly troubles: Trouble[] = [];
  private readonly anchors = new Map<string, { readonly start: number; readonly node: Node }[]>();
  private readonly open = new Set<unknown>();
  private visited = 0;

  constructor(
    private readonly placeAt: (offset: number) => Place,
    private readonly leafOf: (text: string, place: Place, isPlain: boolean) => Leaf,
    private readonly template: Template | undefined,
    /** Places of lines that were left out. */
    private readonly left: readonly Place[],
  ) {}

  /** The value of a document; nothing of an empty one. */
  document({ contents }: Parsed): readonly Placed[] {
    if (!isNode(contents)) return [];
    this.survey(contents);
    try {
      return [this.value(contents, [])];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.troubles.push(error.trouble);
      return [];
    }
  }

  /** Notes anchors, and the mappings that the lines which were left out belong to. */
  private survey(root: Node): void {
    const maps: { readonly node: YAMLMap; readonly at: Place }[] = [];
    visit(root, {
      Node: (_, node) => {
        const anchor = "anchor" in node ? node.anchor : undefined;
        if (anchor !== undefined) {
          const known = this.anchors.get(anchor) ?? [];
          this.anchors.set(anchor, [...known, { start: startOf(node), node }]);
        }
        if (isMap(node) && this.left.length > 0) maps.push({ node, at: this.placeAt(startOf(node)) });
      },
    });
    for (const { line, column } of this.left) {
      const around = maps.filter(({ at }) => at.line < line && at.column <= column).at(-1);
      if (around !== undefined) this.open.add(around.node);
    }
  }

  private value(node: Node | null, inside: readonly Node[]): Placed {
    this.visited += 1;
    const at = this.placeAt(node === null ? 0 : startOf(node));
    if (this.visited > mostValues) throw new Unreadable(bomb(at));
    if (inside.length > deepest) throw new Unreadable(deep(at));
    if (isAlias(node)) return this.value(this.target(node, inside), [...inside, node]);
    const tag = node === null ? undefined : tagOf(node);
    const tagged = tag === undefined ? {} : { tag };
    if (isMap(node)) return { ...this.mapping(node, [...inside, node]), ...tagged };
    if (isSeq(node)) {
      const items = node.items.map((item) => this.value(isNode(item) ? item : null, [...inside, node]));
      return {
        ...list(
          items.filter((item) => item.tag !== "reset"),
          at,
        ),
        ...tagged,
      };
    }
    if (!isScalar(node)) return this.leafOf("", at, true);
    const isPlain = node.type === Scalar.PLAIN && !/^tag:yaml.org,2002:str$|^!$/.test(node.tag ?? "");
    return { ...this.leafOf(node.source ?? "", at, isPlain), ...this.columnOf(node, at), ...tagged };
  }

  /** What an alias stands for: the last thing before it that has its name. */
  private target(alias: Alias, inside: readonly Node[]): Node {
    const at = this.placeAt(startOf(alias));
    const found = this.anchors.get(alias.source)?.findLast(({ start }) => start < startOf(alias))?.node;
    if (found === undefined) throw new Unreadable(unanchored(alias.source, at));
    if (inside.includes(found)) throw new Unreadable(circle(alias.source, at));
    return found;
  }

  private mapping(node: YAMLMap, inside: readonly Node[]): Mapping {
    const entries = new Map<string, Entry>();
    const merged: Mapping[] = [];
    for (const pair of node.items) {
      const key = this.keyOf(pair);
      const at = this.placeAt(startOf(pair.key));
      const value = () => this.value(isNode(pair.value) ? pair.value : null, inside);
      if (key === undefined) this.troubles.push(complexKey(at));
      else if (key === "<<") {
        if (merged.length > 0) this.troubles.push(secondMerge(at));
        merged.push(...this.merged(pair, at, inside));
      } else {
        const before = entries.get(key);
        const isBranch = before !== undefined && this.template?.hasBranches === true;
        if (before !== undefined && !isBranch) this.troubles.push(twice(key, at, before.key));
        const entry = { key: at, value: nullAt(value(), isNode(pair.value) ? undefined : at) };
        entries.set(key, isBranch ? combined(before, entry) : entry);
      }
    }
    for (const { entries: given } of merged)
      for (const [key, entry] of given) if (!entries.has(key)) entries.set(key, entry);
    const whole = mapping(entries, this.placeAt(startOf(node)));
    return this.open.has(node) ? { ...whole, open: "a line of the template" } : whole;
  }

  /** The mappings of a merge key; of several, the first wins. */
  private merged(pair: Pair, at: Place, inside: readonly Node[]): readonly Mapping[] {
    const value = this.value(isNode(pair.value) ? pair.value : null, inside);
    const given = value.kind === "list" ? value.items : [value];
    const mappings = given.filter((one) => one.kind === "mapping");
    if (mappings.length < given.length) this.troubles.push(mergedValue(at));
    return mappings;
  }

  /** Where the text of a scalar begins, if the file has it letter by letter. */
  private columnOf({ range, source = "", type }: Scalar, at: Place): { readonly column?: number } {
    if (range == null || type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED) return {};
    const quotes = type === Scalar.PLAIN ? 0 : 1;
    const isWhole = range[1] - range[0] === source.length + 2 * quotes && this.placeAt(range[1]).line === at.line;
    const isWritten = this.template === undefined || this.template.written(source) === source;
    return isWhole && isWritten ? { column: at.column + quotes } : {};
  }

  private keyOf({ key }: Pair): string | undefined {
    if (!isScalar(key)) return undefined;
    const text = key.source ?? "";
    return this.template?.written(text) ?? text;
  }
}

/** A value that is not written at all stands where its key does. */
function nullAt(value: Placed, key: Place | undefined): Placed {
  return key === undefined ? value : { ...value, place: key };
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

function startOf(node: unknown): number {
  const range = isNode(node) || isPair(node) ? (node as Node).range : undefined;
  return range?.[0] ?? 0;
}

function tagOf({ tag }: Node): Tag | undefined {
  return tag === "!reset" ? "reset" : tag === "!override" ? "override" : undefined;
}
