import {
  type Entry,
  type Leaf,
  leaf,
  type Mapping,
  mapping,
  type Placed,
  partOf,
  unknownLeaf,
  withEntries,
} from "../../placed.js";
import { type Form, refusal, textOf } from "../shape.js";

const propagations = new Set(["rprivate", "private", "rshared", "shared", "rslave", "slave"]);

/** `[source:]target[:options]`. Source: format/volume.go of compose-go. */
export const volumeForm: Form = (value, { tell }) => {
  const text = textOf(value);
  if (value.kind === "mapping") return withFolder(value);
  if (value.kind !== "leaf" || text === undefined) return value;
  const parts = fieldsOf(value, text);
  if (parts.some((part) => part.value === "") || parts.length > 3 || parts.length === 0) {
    tell(refusal(value.place, `'${text}' is no volume`, 'Write "source:target", or "source:target:ro".'));
    return unknownLeaf(text, value.place);
  }
  const source = parts.length > 1 ? parts[0] : undefined;
  const target = parts[1] ?? parts[0];
  const options = textOf(parts[2])?.split(",") ?? [];
  const at = (one: Placed): Entry => ({ key: value.place, value: one });
  const flag = (name: string) => leaf(name, value.place);
  const isFolder = source !== undefined && namesFolder(source);
  const isOpen = source?.unknown !== undefined && !isFolder;
  const entries: [string, Entry][] = [
    ["type", at(isOpen ? unknownLeaf(source.unknown ?? "", source.place) : flag(isFolder ? "bind" : "volume"))],
  ];
  if (source !== undefined) entries.push(["source", at(source)]);
  if (target !== undefined) entries.push(["target", at(cleaned(target))]);
  if (parts[2]?.unknown !== undefined) entries.push(["read_only", at(parts[2])]);
  else if (options.includes("ro")) entries.push(["read_only", at(leaf(true, parts[2]?.place ?? value.place))]);
  const bind = options.flatMap((option): readonly (readonly [string, Entry])[] => {
    if (propagations.has(option)) return [["propagation", at(flag(option))]];
    return option === "z" || option === "Z" ? [["selinux", at(flag(option))]] : [];
  });
  if (isFolder) bind.push(["create_host_path", at(leaf(true, value.place))]);
  if (bind.length > 0) entries.push(["bind", at(mapping(bind, value.place))]);
  if (options.includes("nocopy"))
    entries.push(["volume", at(mapping([["nocopy", at(leaf(true, value.place))]], value.place))]);
  return mapping(entries, value.place);
};

/** Whether a source is a folder of the host. Of one that cannot be known, the first character may be; and no name has a slash. */
function namesFolder(source: Leaf): boolean {
  const text = textOf(source) ?? "";
  return /^(?:[./~]|[A-Za-z]:[\\/]|\\\\)/.test(text) || (source.unknown !== undefined && text.includes("/"));
}

/** In the long form every source of a folder is a path, also one that begins with a name. */
function withFolder(value: Mapping): Mapping {
  const source = value.entries.get("source");
  const text = textOf(source?.value);
  const isFolder = textOf(value.entries.get("type")?.value) === "bind";
  if (!isFolder || source?.value.kind !== "leaf" || text === undefined || !/^[\w-]+(?!.*:\\)/.test(text)) return value;
  return withEntries(value, [
    ...value.entries,
    ["source", { ...source, value: { ...source.value, value: `./${text}` } }],
  ]);
}

/** What stands between colons; the colon of a drive of Windows does not count. */
function fieldsOf(value: Leaf, text: string): readonly Leaf[] {
  if (text.length < 3) return text === "" ? [] : [value];
  const parts: Leaf[] = [];
  let begin = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text[at] !== ":") continue;
    if (at === begin + 1 && /[A-Za-z]/.test(text.charAt(begin)) && at < text.length) continue;
    parts.push(partOf(value, text.slice(begin, at), begin));
    begin = at + 1;
  }
  return parts;
}

/** A path of the container, without what means nothing in it. */
function cleaned(target: Leaf): Leaf {
  const text = textOf(target) ?? "";
  const short = text.replace(/\/+(\.?\/+)*/g, "/").replace(/(?<=.)\/\.?$/, "");
  return short === text ? target : { ...target, value: short };
}

/** What makes two volumes, devices or files the same one: where they stand in the container. */
export function targetKey(value: Placed): string | undefined {
  return value.kind === "mapping" ? textOf(value.entries.get("target")?.value) : undefined;
}
