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
import { type Form, isUnknown, refusal, textOf } from "../shape.js";

/**
 * `[address:][published:]target[/protocol]`. A range stays one entry, which Compose makes several of.
 * Source: ParsePortSpec of docker/go-connections.
 */
export const portForm: Form = (value, { tell }) => {
  const text = textOf(value);
  if (value.kind === "mapping") return withNumber(value);
  if (value.kind !== "leaf" || text === undefined) return value;
  const port = partsOf(value, text);
  const target = textOf(port.target);
  const isPort = target !== undefined && (port.target?.unknown !== undefined || isRange(target));
  const published = textOf(port.published);
  const isPublished =
    published === undefined || published === "" || port.published?.unknown !== undefined || isRange(published);
  const isAddress =
    port.host_ip === undefined || port.host_ip.unknown !== undefined || isIp(textOf(port.host_ip) ?? "");
  const isProtocol = port.protocol.unknown !== undefined || /^(tcp|udp|sctp)$/.test(textOf(port.protocol) ?? "");
  if (!isPort || !isPublished || !isAddress || !isProtocol) {
    tell(refusal(value.place, `'${text}' is no port`, 'Write "published:target", such as "127.0.0.1:8080:80".'));
    return unknownLeaf(text, value.place);
  }
  const entries = Object.entries(port).flatMap(([key, part]): readonly (readonly [string, Entry])[] =>
    part === undefined || part.value === "" ? [] : [[key, { key: value.place, value: part }]],
  );
  return mapping(entries, value.place);
};

interface Port {
  readonly mode: Leaf;
  readonly host_ip?: Leaf | undefined;
  readonly target?: Leaf | undefined;
  readonly published?: Leaf | undefined;
  readonly protocol: Leaf;
}

function partsOf(value: Leaf, text: string): Port {
  const mode = leaf("ingress", value.place);
  const slash = text.indexOf("/");
  const [ports, named] = slash < 0 ? [text, ""] : [text.slice(0, slash), text.slice(slash + 1)];
  const protocol = named === "" ? leaf("tcp", value.place) : partOf(value, named.toLowerCase(), slash + 1);
  const end = ports.lastIndexOf(":");
  const target = asNumber(partOf(value, ports.slice(end + 1), end + 1));
  // What cannot be known may bring colons of its own.
  if (end < 0)
    return isUnknown(value) && isUnknown(target)
      ? { mode, host_ip: value, published: value, target, protocol }
      : { mode, target, protocol };
  const before = ports.lastIndexOf(":", end - 1);
  const published = partOf(value, ports.slice(before + 1, end), before + 1);
  if (before < 0 || end === 0)
    return { mode, ...(isUnknown(published) ? { host_ip: published } : {}), target, published, protocol };
  const address = ports.slice(0, before);
  const bare = address.replace(/^\[(.*)\]$/, "$1");
  return { mode, host_ip: partOf(value, bare, bare === address ? 0 : 1), target, published, protocol };
}

function withNumber(value: Mapping): Mapping {
  const target = value.entries.get("target");
  if (target?.value.kind !== "leaf") return value;
  return withEntries(value, [...value.entries, ["target", { ...target, value: asNumber(target.value) }]]);
}

function asNumber(part: Leaf): Leaf {
  return part.unknown === undefined && /^\d+$/.test(String(part.value)) ? { ...part, value: Number(part.value) } : part;
}

/** An address by its form; Compose takes no name. */
function isIp(text: string): boolean {
  const parts = text.split(".");
  const isV4 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return text === "" || isV4 || (text.includes(":") && /^[\da-f:.]+(%\w+)?$/i.test(text));
}

function isRange(text: string): boolean {
  const [first = "", last = first, ...more] = text.split("-");
  const isNumber = (one: string) => /^\d{1,5}$/.test(one) && Number(one) <= 65_535;
  return more.length === 0 && isNumber(first) && isNumber(last) && Number(first) <= Number(last);
}

/** The protocol that is meant where none is said. */
export const portDefaults: Form = (value) => {
  if (value.kind !== "mapping") return value;
  const given = new Map(value.entries);
  for (const [key, text] of Object.entries({ protocol: "tcp", mode: "ingress" }))
    if (!given.has(key)) given.set(key, { key: value.place, value: leaf(text, value.place) });
  return { ...value, entries: given };
};

/** What makes two ports the same one. */
export function portKey(value: Placed): string | undefined {
  if (value.kind !== "mapping") return textOf(value);
  const part = (key: string, otherwise: string) => textOf(value.entries.get(key)?.value) ?? otherwise;
  return `${part("host_ip", "0.0.0.0")}:${part("published", "")}:${part("target", "")}/${part("protocol", "tcp")}`;
}
