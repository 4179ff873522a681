import {
  type Entry,
  type Leaf,
  leaf,
  type Mapping,
  mapping,
  type Placed,
  unknownLeaf,
  valueAt,
  withEntries,
} from "../placed.js";
import { type Dotenv, readDotenv } from "./dotenv.js";
import { readRawDotenv } from "./dotenv-raw.js";
import { withoutJinja } from "./environment.js";
import type { Lookup } from "./interpolation.js";
import type { Level } from "./level.js";
import { joined } from "./paths.js";
import { isUnknown, textOf } from "./shape.js";

/** A service with the variables and labels of its files among its own, which win. */
export function withFiles(service: Placed, level: Level): Placed {
  if (service.kind !== "mapping") return service;
  const environment = filled(service, "environment", "env_file", level, level.lookup);
  return filled(environment, "labels", "label_file", level, () => undefined);
}

function filled(service: Mapping, key: string, from: string, level: Level, lookup: Lookup): Mapping {
  const own = service.entries.get(key);
  const files = valueAt(service, from);
  if (own === undefined && files === undefined) return service;
  if (own !== undefined && own.value.kind !== "mapping") return service;
  const given = own?.value.kind === "mapping" ? own.value : mapping([], files?.place ?? service.place);
  const said = new Map([...given.entries].map(([name, entry]) => [name, inherited(name, entry, lookup, key)]));
  const known: Lookup = (name) => lookup(name) ?? textOf(said.get(name)?.value);
  const found = files?.kind === "list" ? files.items.map((file) => read(file, level, known)) : [];
  const entries = new Map<string, Entry>();
  for (const values of found) for (const [name, value] of values ?? []) entries.set(name, { key: value.place, value });
  for (const [name, entry] of said) entries.set(name, entry);
  const isOpen =
    given.open !== undefined || found.includes(undefined) || (files !== undefined && files.kind !== "list");
  const value = { ...withEntries(given, entries), ...(isOpen ? { open: given.open ?? from } : {}) };
  const place = own?.key ?? service.entries.get(from)?.key ?? service.place;
  return withEntries(service, [...service.entries, [key, { key: place, value }]]);
}

/** A variable without a value, which comes from where Compose runs. */
function inherited(name: string, entry: Entry, lookup: Lookup, key: string): Entry {
  const { value } = entry;
  if (value.kind !== "leaf" || value.value !== null || value.unknown !== undefined) return entry;
  if (key === "labels") return { ...entry, value: leaf("", value.place) };
  const found = lookup(name);
  return { ...entry, value: found === undefined ? unknownLeaf(name, value.place) : leaf(found, value.place) };
}

/** What a file says; nothing where it cannot be read, or is not there before the deployment. */
function read(file: Placed, { reading }: Level, lookup: Lookup): ReadonlyMap<string, Leaf> | undefined {
  const path = file.kind === "mapping" ? valueAt(file, "path") : file;
  const text = textOf(path);
  if (path === undefined || text === undefined || isUnknown(path)) return undefined;
  const content = reading.files.read(joined(reading.project, text));
  if (!("text" in content)) return undefined;
  const whole = content.path ?? joined(reading.project, text);
  reading.read.add(whole);
  const source = withoutJinja(whole, content.text, reading);
  const isRaw = textOf(valueAt(file, "format")) === "raw";
  const { values, troubles }: Dotenv = isRaw ? readRawDotenv(whole, source, lookup) : readDotenv(whole, source, lookup);
  reading.troubles.push(...troubles);
  return values;
}
