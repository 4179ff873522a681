import type { RoleFile } from "../model/ansible/role-file.js";
import type { Application } from "../model/application.js";
import type { SourceFile } from "../model/sources.js";
import type { Refusal, WrittenApplication, WrittenPlace } from "../model/written-application.js";
import { isCompose } from "../reading/compose/is-compose.js";
import { readApplication } from "../reading/compose/read-application.js";
import type { Variables } from "../reading/compose/template.js";
import { toModel } from "../reading/compose/to-model/application.js";
import type { Located } from "../reading/compose/to-model/located.js";
import type { Files } from "../reading/files.js";
import { composeGroups } from "./compose-groups.js";
import { composeWithin } from "./compose-in-tasks.js";
import { specification } from "./specification.js";

export interface WrittenApplications {
  readonly applications: readonly WrittenApplication[];
  readonly refusals: readonly Refusal[];
}

/**
 * The applications of Compose files among the files that a role installs, whatever they are called. A file that another takes in
 * is part of that one, and those that stand over each other are one.
 *
 * @param files files of the role, by their paths in it.
 * @param variables what the role says of its variables.
 */
export function writtenApplicationsIn(files: readonly RoleFile[], variables: Variables): WrittenApplications {
  const found = files.filter(({ path, text }) => /^(files|templates)\//.test(path) && isCompose(path, text));
  const within = composeWithin(files).filter(({ path, text }) => isCompose(path, text));
  const texts = new Map([...files, ...within].map(({ path, text }) => [path, text]));
  const byPath = new Map([
    ...files.map((file) => [file.path, file] as const),
    ...within.map((one) => [one.path, one.within] as const),
  ]);
  const groups = composeGroups(
    found.map(({ path }) => path),
    files,
  );
  return applicationsOf([...groups, ...within.map(({ path }) => [path])], filesIn(texts), byPath, variables);
}

/**
 * Reads groups of Compose files, each an application.
 *
 * @param files where they, and what they take in, are read from.
 * @param byPath the files that findings may point into.
 */
export function applicationsOf(
  groups: readonly (readonly string[])[],
  files: Files,
  byPath: ReadonlyMap<string, SourceFile>,
  variables: Variables,
): WrittenApplications {
  if (groups.length === 0) return { applications: [], refusals: [] };
  const read = groups.flatMap((group) => {
    const [path] = group;
    const options = { specification: specification(), mustFit: true, variables };
    return path === undefined ? [] : [{ path, group, ...readApplication(group, files, options) }];
  });
  // A file that another takes in is part of that one; of two that take in each other, the first is told.
  const takes = (one: (typeof read)[number], path: string) => one.read.includes(path) && !one.group.includes(path);
  const whole = read.filter(
    (one) => !read.some((other) => takes(other, one.path) && !(takes(one, other.path) && one.path < other.path)),
  );
  return {
    applications: knowingEachOther(
      whole.flatMap(({ value, read: paths, path }) =>
        value === undefined ? [] : [written(toModel(value), paths, path, byPath)],
      ),
    ),
    refusals: whole.flatMap(({ troubles, path }) =>
      troubles.map(
        ({ at, message, fix }): Refusal => ({ at: toLineEnd(placeIn(byPath, at, path), at.column), message, fix }),
      ),
    ),
  };
}

/** The files of a role: what stands below `files/` and `templates/` meets on the host, there without ".j2". */
function filesIn(texts: ReadonlyMap<string, string>): Files {
  return {
    read(path) {
      const other = path.replace(/^(files|templates)(?=\/)/, (folder) => (folder === "files" ? "templates" : "files"));
      const found = [path, `${path}.j2`, other, `${other}.j2`].find((one) => texts.has(one));
      return found === undefined ? { missing: true } : { text: texts.get(found) ?? "", path: found };
    },
  };
}

function written(
  {
    application,
    placeOf,
  }: {
    readonly application: Application;
    readonly placeOf: (route: readonly (string | number)[]) => Located | undefined;
  },
  paths: readonly string[],
  path: string,
  byPath: ReadonlyMap<string, SourceFile>,
): WrittenApplication {
  const files = paths.flatMap((one) => byPath.get(one) ?? []);
  const whole = placeOf([]);
  const top = placeIn(byPath, whole ?? { file: path, line: 1 }, path);
  return {
    application,
    files,
    placeOf: (route) => {
      const found = placeOf(route);
      return found === undefined || found === whole ? top : placeIn(byPath, found, path);
    },
  };
}

function placeIn(
  byPath: ReadonlyMap<string, SourceFile>,
  { file, line, columns }: Located,
  path: string,
): WrittenPlace {
  const found = byPath.get(file) ?? byPath.get(path);
  if (found === undefined) throw new Error(`'${path}' is no file of the role`);
  return { file: found, line, ...(columns === undefined ? {} : { columns }) };
}

/** From a column to the end of its line. */
function toLineEnd(place: WrittenPlace, column: number): WrittenPlace {
  const { length } = (place.file.text.split("\n")[place.line - 1] ?? "").trimEnd();
  return length < column ? place : { ...place, columns: [column, length + 1] };
}

/** Files of one role may be one project, so the services of one may ask those of another. */
function knowingEachOther(all: readonly WrittenApplication[]): readonly WrittenApplication[] {
  if (all.length < 2) return all;
  const names = all.flatMap(({ application: { services } }) =>
    Object.entries(services).flatMap(
      ([
        name,
        {
          names: { own },
        },
      ]) => [name, ...own],
    ),
  );
  return all.map((one) => {
    const services = Object.entries(one.application.services).map(([name, service]) => [
      name,
      {
        ...service,
        names: {
          ...service.names,
          known: [...service.names.known, ...names.filter((other) => !(other in one.application.services))],
        },
      },
    ]);
    return { ...one, application: { ...one.application, services: Object.fromEntries(services) } };
  });
}
