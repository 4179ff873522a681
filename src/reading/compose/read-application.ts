import type { Files } from "../files.js";
import { type Entry, type Mapping, valueAt, withEntries } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { misfits, missing } from "./consistency.js";
import { isTemplate } from "./documents.js";
import { withFiles } from "./env-files.js";
import { environmentOf, lookupIn } from "./environment.js";
import { applicationOf } from "./include.js";
import { InvalidReference, interpolated, type Lookup } from "./interpolation.js";
import { contextOf, type Level, type Reading } from "./level.js";
import { completed } from "./normalise.js";
import { folderOf, joined } from "./paths.js";
import { textOf } from "./shape.js";
import { application } from "./shapes/application.js";
import { judged, type Specification } from "./specification.js";
import type { Variables } from "./template.js";
import { readYaml } from "./yaml.js";

export interface ComposeOptions {
  /** Folder that paths in the files count from. Default: the one of the first file. */
  readonly project?: string;
  /** Files of variables. Default: `.env` in the folder of the project, if it is there. */
  readonly envFiles?: readonly string[];
  /** Schema that the application is judged by. Default: none. */
  readonly specification?: Specification;
  /** Whether its parts must fit together, as when it is started. Default: no. */
  readonly mustFit?: boolean;
  /** What is known of the variables of templates, which end in `.j2`. */
  readonly variables?: Variables;
}

/** One application of Compose: its files as one, in long forms, with a place for each value. */
export interface ComposeApplication {
  /** Nothing where no file could be read. */
  readonly value: Mapping | undefined;
  readonly troubles: readonly Trouble[];
  /** Paths of all files that were read. */
  readonly read: readonly string[];
}

/**
 * Reads the files of an application as `docker compose -f … -f …` does. It throws nothing, and a file that cannot be read is one
 * trouble. What only the host or the operator knows is unknown in what comes out.
 *
 * @param paths Compose files, each standing over those before it.
 */
export function readApplication(
  paths: readonly string[],
  files: Files,
  options: ComposeOptions = {},
): ComposeApplication {
  const project = options.project ?? folderOf(paths[0] ?? "");
  const reading: Reading = {
    files,
    variables: options.variables ?? {},
    project,
    troubles: [],
    read: new Set(),
    left: 500,
  };
  const environment = lookupIn(environmentOf(options.envFiles ?? [joined(project, ".env")], reading, () => undefined));
  const name = environment("COMPOSE_PROJECT_NAME") ?? nameIn(paths, reading, environment);
  const lookup: Lookup = (wanted) => (wanted === "COMPOSE_PROJECT_NAME" ? name : environment(wanted));
  const level: Level = { reading, folder: project, lookup, above: [], known: new Map() };
  const merged = applicationOf(
    paths.map((path) => ({ path })),
    level,
  );
  const value =
    merged === undefined ? undefined : completed(withEnvironment(merged, level), application, contextOf(level));
  const whole = value?.kind === "mapping" ? value : undefined;
  const refused =
    whole === undefined || options.specification === undefined ? [] : judged(whole, options.specification);
  const unfit = whole === undefined || options.mustFit !== true ? [] : misfits(whole);
  const isComplete = options.mustFit === true && reading.troubles.length === 0 && isAlone(paths, files);
  const lacking = whole !== undefined && isComplete ? missing(whole) : [];
  return {
    value: whole,
    troubles: [...reading.troubles, ...refused, ...unfit, ...lacking],
    read: [...reading.read],
  };
}

/** Whether Compose reads nothing but these files, so that no other declares what is named in them. */
function isAlone([path = "", ...over]: readonly string[], files: Files): boolean {
  if (path.endsWith(".definition.yml.j2")) return true;
  const [, folder = "", name] = /^(.*\/)?((?:docker-)?compose)\.ya?ml(?:\.j2)?$/.exec(path) ?? [];
  if (name === undefined) return false;
  const overrides = ["yml", "yaml"].map((end) => `${folder}${name}.override.${end}`);
  return over.length === 0
    ? !overrides.some((one) => "text" in files.read(one))
    : over.every((one) => overrides.includes(one.replace(/\.j2$/, "")));
}

/** The name that the last of the files gives, which variables in all of them may read. */
function nameIn(paths: readonly string[], { files, variables }: Reading, lookup: Lookup): string | undefined {
  const names = paths.flatMap((path) => {
    const content = files.read(path);
    if (!("text" in content) || !/^["']?name["']?\s*:/m.test(content.text)) return [];
    const { documents } = readYaml(path, content.text, isTemplate(path, content.text) ? variables : undefined);
    return documents.flatMap((document) => textOf(valueAt(document, "name")) ?? []);
  });
  try {
    return names.length === 0 ? undefined : interpolated(names.at(-1) ?? "", lookup);
  } catch (error) {
    if (error instanceof InvalidReference) return undefined;
    throw error;
  }
}

function withEnvironment(whole: Mapping, level: Level): Mapping {
  return ["services", "jobs"].reduce((value, kind) => {
    const group = value.entries.get(kind);
    if (group?.value.kind !== "mapping") return value;
    const entries = [...group.value.entries].map(([name, entry]): [string, Entry] => [
      name,
      { ...entry, value: withFiles(entry.value, level) },
    ]);
    return withEntries(value, [...value.entries, [kind, { ...group, value: withEntries(group.value, entries) }]]);
  }, whole);
}
