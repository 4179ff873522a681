import { type Entry, type Leaf, list, mapping, type Placed, partOf, withEntries } from "../../placed.js";
import { type Form, textOf } from "../shape.js";

/** `[name=address, name:address]` for `{ name: [address] }`. */
export const hostsForm: Form = (value) => {
  if (value.kind === "mapping")
    return withEntries(
      value,
      [...value.entries].map(([name, entry]) => [name, { ...entry, value: addressesOf(entry.value) }] as const),
    );
  if (value.kind !== "list") return value;
  const entries = new Map<string, Entry>();
  for (const item of value.items) {
    const text = textOf(item) ?? "";
    const split = text.includes("=") ? text.indexOf("=") : text.indexOf(":");
    if (item.kind !== "leaf" || split < 0) return value;
    const name = text.slice(0, split);
    const before = entries.get(name)?.value;
    const found = text
      .slice(split + 1)
      .split(",")
      .map((address) => bare(partOf(item, address, text.indexOf(address, split + 1))));
    entries.set(name, {
      key: item.place,
      value: list([...(before?.kind === "list" ? before.items : []), ...found], item.place),
    });
  }
  return mapping(entries, value.place);
};

function addressesOf(value: Placed): Placed {
  const addresses = value.kind === "list" ? value.items : [value];
  return list(
    addresses.map((address) => (address.kind === "leaf" ? bare(address) : address)),
    value.place,
  );
}

function bare(address: Leaf): Leaf {
  return { ...address, value: String(address.value ?? "").replace(/^\[(.+)\]$/, "$1") };
}
