import type { Place } from "../place.js";
import { type Entry, type Mapping, type Placed, valueAt, withEntries } from "../placed.js";
import { documentsOf } from "./documents.js";
import { contextOf, type Level } from "./level.js";
import { merged } from "./merge.js";
import { folderOf, joined } from "./paths.js";
import { isUnknown, refusal, type Shape, textOf } from "./shape.js";
import { job, service } from "./shapes/service.js";

/** A file with its services, each with what it takes over from another by `extends`. */
export function extended(file: Mapping, path: string, level: Level): Mapping {
  const kinds: readonly (readonly [string, Shape])[] = [
    ["services", service],
    ["jobs", job],
  ];
  return kinds.reduce((whole, [kind, shape]) => {
    const group = whole.entries.get(kind);
    if (group?.value.kind !== "mapping") return whole;
    const source: Source = { kind, shape, services: group.value, path, level };
    const entries = [...group.value.entries].map(([name, entry]): [string, Entry] => [
      name,
      { ...entry, value: resolved(name, entry.value, source, []) },
    ]);
    return withEntries(whole, [...whole.entries, [kind, { ...group, value: withEntries(group.value, entries) }]]);
  }, file);
}

const longest = 32;

/** Where a service stands. */
interface Source {
  readonly kind: string;
  readonly shape: Shape;
  readonly services: Mapping;
  readonly path: string;
  readonly level: Level;
}

function resolved(name: string, own: Placed, source: Source, chain: readonly string[]): Placed {
  const said = own.kind === "mapping" ? own.entries.get("extends")?.value : undefined;
  if (own.kind !== "mapping" || said === undefined || said.tag === "reset") return own;
  const rest = withEntries(
    own,
    [...own.entries].filter(([key]) => key !== "extends"),
  );
  const open = { ...rest, open: "extends" };
  const base = valueAt(said, "service") ?? said;
  const file = valueAt(said, "file");
  const wanted = textOf(base);
  if (wanted === undefined || isUnknown(base) || (file !== undefined && isUnknown(file))) return open;
  const link = `${source.path} ${name}`;
  if (chain.includes(link)) {
    contextOf(source.level).tell(refusal(said.place, `'${name}' extends itself`, "Take one 'extends' away."));
    return open;
  }
  if (chain.length === longest) {
    contextOf(source.level).tell(
      refusal(said.place, `'${name}' stands at the end of more than ${longest} 'extends'`, "Extend one service."),
    );
    return open;
  }
  const from = file === undefined ? source : sourceOf(textOf(file) ?? "", file.place, source);
  const found = from?.services.entries.get(wanted)?.value;
  if (from !== undefined && found === undefined)
    contextOf(source.level).tell(refusal(base.place, `no service '${wanted}' in '${from.path}'`, "Mend the name."));
  if (from === undefined || found === undefined) return open;
  const taken = resolved(wanted, found, from, [...chain, link]);
  return merged(taken, rest, source.shape, { ...contextOf(source.level), isOneFile: from === source }) ?? rest;
}

/** The services of another file; its paths count from its own folder. */
function sourceOf(path: string, by: Place, source: Source): Source | undefined {
  const whole = joined(source.level.folder, path);
  const level = { ...source.level, folder: folderOf(whole) };
  const [file, ...more] = documentsOf(whole, level, by);
  if (file === undefined) return undefined;
  const all = more.reduce<Mapping>((one, other) => withEntries(one, [...one.entries, ...other.entries]), file);
  const services = valueAt(all, source.kind);
  return { ...source, services: services?.kind === "mapping" ? services : withEntries(all, []), path: whole, level };
}
