import { type Mapping, mapping, type Placed, valueAt, withEntries } from "../placed.js";
import { documentsOf } from "./documents.js";
import { environmentOf, lookupIn } from "./environment.js";
import { extended } from "./extends.js";
import { contextOf, type Level } from "./level.js";
import { fingerprint, merged, shapeOf } from "./merge.js";
import { folderOf, joined } from "./paths.js";
import { isUnknown, refusal, textOf } from "./shape.js";
import { application } from "./shapes/application.js";

const resources = ["services", "jobs", "volumes", "networks", "secrets", "configs", "models"];

/** Files that stand over each other, as one. */
export function applicationOf(paths: readonly Path[], level: Level): Mapping | undefined {
  let whole: Mapping | undefined;
  for (const { path, by } of paths)
    for (const document of documentsOf(path, level, by?.place)) {
      const file = extended(withIncludes(document, path, level), path, level);
      const result = merged(whole, file, application, contextOf(level));
      if (result?.kind === "mapping") whole = result;
    }
  return whole;
}

export interface Path {
  readonly path: string;
  /** The value that names it. */
  readonly by?: Placed;
}

/** A file with the resources of the files that it includes; where both say the same one, it stands over theirs. */
function withIncludes(file: Mapping, path: string, level: Level): Mapping {
  const included = valueAt(file, "include");
  const entries = [...file.entries].filter(([key]) => key !== "include");
  if (included === undefined) return file;
  const rest = withEntries(file, entries);
  if (included.kind !== "list") return { ...rest, open: "include" };
  let whole: Mapping = rest;
  for (const item of included.items) {
    const found = includedBy(item, { ...level, above: [...level.above, path] });
    whole = found === undefined ? { ...whole, open: "include" } : withResources(found, whole, level);
  }
  return whole;
}

/** What an entry of `include` stands for; nothing where that cannot be read. */
function includedBy(item: Placed, level: Level): Mapping | undefined {
  const paths = textsOf(valueAt(item, "path"), item);
  const [first] = paths ?? [];
  if (paths === undefined || first === undefined || paths.some(({ path }) => isRemote(path))) return undefined;
  const main = joined(level.folder, first.path);
  if (level.above.includes(main)) {
    contextOf(level).tell(refusal(item.place, `'${main}' includes itself`, "Take one 'include' away."));
    return undefined;
  }
  const given = textOf(valueAt(item, "project_directory"));
  const folder = given === undefined ? folderOf(main) : joined(level.folder, given);
  const files = textsOf(valueAt(item, "env_file"), item)?.map(({ path }) => joined(level.folder, path));
  const own = environmentOf(
    files?.filter((path) => path !== "/dev/null") ?? [joined(folder, ".env")],
    level.reading,
    level.lookup,
  );
  const lookup = (name: string) => level.lookup(name) ?? lookupIn(own)(name);
  return applicationOf(
    paths.map(({ path, by }) => ({ path: joined(level.folder, path), by })),
    { ...level, folder, lookup, known: new Map() },
  );
}

function textsOf(value: Placed | undefined, item: Placed): readonly Required<Path>[] | undefined {
  if (value === undefined) return undefined;
  const all = value.kind === "list" ? value.items : [value];
  if (isUnknown(item) || all.some(isUnknown)) return undefined;
  return all.flatMap((by) => {
    const path = textOf(by);
    return path === undefined ? [] : [{ path, by }];
  });
}

/** A repository or a registry, which no look at files can tell of. */
function isRemote(path: string): boolean {
  return /^(oci:|git@|[a-z+]+:\/\/|github\.com\/)/.test(path);
}

function withResources(included: Mapping, file: Mapping, level: Level): Mapping {
  return resources.reduce((whole, key) => {
    const theirs = valueAt(included, key);
    if (theirs?.kind !== "mapping") return whole;
    const ours = whole.entries.get(key);
    const given = ours?.value.kind === "mapping" ? ours.value : mapping([], theirs.place);
    const entries = new Map(given.entries);
    for (const [name, entry] of theirs.entries) {
      const own = entries.get(name);
      if (own !== undefined && fingerprint(own.value) === fingerprint(entry.value)) continue;
      const value =
        own === undefined
          ? entry.value
          : merged(entry.value, own.value, shapeOf(shapeOf(application, key), name), contextOf(level));
      if (value !== undefined) entries.set(name, { key: own?.key ?? entry.key, value });
    }
    return withEntries(whole, [
      ...whole.entries,
      [key, { key: ours?.key ?? theirs.place, value: withEntries(given, entries) }],
    ]);
  }, file);
}
