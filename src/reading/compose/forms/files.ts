import { type Entry, leaf, mapping, type Placed, partOf, unknownLeaf } from "../../placed.js";
import { type Form, refusal, textOf } from "../shape.js";

/** A text that stands for a mapping with one key: `name` for `{ source: name }`. */
export function mappingOf(key: string, more: Readonly<Record<string, boolean>> = {}): Form {
  return (value) => {
    if (value.kind !== "leaf" || textOf(value) === undefined) return value;
    const entry = (one: Placed): Entry => ({ key: value.place, value: one });
    const rest = Object.entries(more).map(([name, given]) => [name, entry(leaf(given, value.place))] as const);
    return mapping([[key, entry(value)], ...rest], value.place);
  };
}

/** `source[:target[:permissions]]`, or the name of a device by CDI. */
export const deviceForm: Form = (value, { tell }) => {
  const text = textOf(value);
  if (value.kind !== "leaf" || text === undefined) return value;
  const [source = "", target = source, permissions = "rwm", ...more] = text.split(":");
  if (more.length > 0) {
    tell(
      refusal(
        value.place,
        `'${text}' is no device`,
        'Write "source:target:permissions", such as "/dev/dri:/dev/dri:rw".',
      ),
    );
    return unknownLeaf(text, value.place);
  }
  const entry = (part: string, offset: number): Entry => ({ key: value.place, value: partOf(value, part, offset) });
  const hasTarget = text.includes(":");
  return mapping(
    [
      ["source", entry(source, 0)],
      ["target", entry(target === "" ? source : target, hasTarget ? source.length + 1 : 0)],
      [
        "permissions",
        {
          key: value.place,
          value: hasTarget
            ? partOf(value, permissions, text.length - permissions.length)
            : leaf(permissions, value.place),
        },
      ],
    ],
    value.place,
  );
};

/** What makes two files of a service the same one. */
export function mountKey(folder: string): (value: Placed) => string | undefined {
  return (value) => {
    if (value.kind !== "mapping") return undefined;
    const target = textOf(value.entries.get("target")?.value);
    return target ?? `${folder}/${textOf(value.entries.get("source")?.value)}`;
  };
}
