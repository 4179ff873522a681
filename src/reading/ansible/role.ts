import type { Role } from "../../model/ansible/role.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import type { Block, Task } from "../../model/ansible/task.js";
import type { SourceFile } from "../../model/sources.js";
import { outcomesOf } from "./condition.js";
import { containersOfTasks } from "./containers.js";
import { definedByBlock, definedByFiles, definedByTask } from "./definitions.js";
import { containersRun } from "./docker-run.js";
import { readIncludes } from "./includes.js";
import { readWritten } from "./installed.js";
import { foreignIn, readsIn } from "./jinja.js";
import { containersOfQuadlets } from "./quadlets.js";
import { writtenByScripts } from "./redirected.js";
import { readRoleFile } from "./role-files.js";
import { dependenciesIn, rolesUsedBy } from "./role-uses.js";
import { readScripts, scriptsWritten } from "./scripts.js";
import { type Around, nothingAround, readTasks } from "./tasks.js";
import { resolverOf } from "./values.js";

/**
 * Reads the files of a role. Never throws: a file that cannot be read is named in `unreadable`, and the others are read.
 *
 * The Compose files among them are read elsewhere, for they need the schema of the specification.
 *
 * @param own whether it stands beside the user's stack.
 */
export function readRole(name: string, own: boolean, sources: readonly SourceFile[]): Role {
  const read = sources.map(readRoleFile);
  const files = read.map(({ file }) => file);
  const variables = definedByFiles(files);
  const values = new Map(variables.map(({ name, value }) => [name, value]));
  const known = (name: string) => values.get(name);
  const flat = tasksIn(files, () => nothingAround);
  const includes = readIncludes(files, flat.tasks);
  const { tasks, blocks } = tasksIn(files, (path) => ({ ...includes.around(path), known }));
  const inner = readIncludes(files, tasks);
  const definitions = [
    ...variables,
    ...blocks.flatMap(definedByBlock),
    ...tasks.flatMap((task) => definedByTask(task, inner.scopesOf(task))),
  ];
  const resolve = resolverOf(definitions);
  const written = readWritten(files, tasks, resolve);
  const ran = readScripts(tasks, written, resolve);
  const writtenByThem = writtenByScripts(ran);
  const scripts = [...ran, ...writtenByThem.flatMap(scriptsWritten)];
  return {
    name,
    own,
    files,
    unreadable: read.flatMap(({ unreadable }) => unreadable ?? []),
    tasks,
    blocks,
    definitions,
    uses: [...dependenciesIn(files), ...tasks.flatMap((task) => rolesUsedBy(task, resolve))],
    scripts,
    written: [...written, ...writtenByThem],
    containers: [...containersOfTasks(tasks, resolve), ...containersRun(scripts), ...containersOfQuadlets(written)],
    applications: [],
    refusals: [],
    templates: files.flatMap((file) =>
      file.kind === "template" ? [{ file, reads: readsIn(file.text), foreign: foreignIn(file.text) }] : [],
    ),
    resolve,
    outcomesOf: (value) => (/^\s*\{\{(?:(?!\}\}|\{\{)[\s\S])*\}\}\s*$/.test(value) ? outcomesOf(value) : undefined),
  };
}

function tasksIn(files: readonly RoleFile[], around: (path: string) => Around) {
  const tasks: Task[] = [];
  const blocks: Block[] = [];
  for (const file of files) {
    if (file.kind !== "tasks" && file.kind !== "handlers") continue;
    const read = readTasks(file, file.data, [], { ...around(file.path), isHandler: file.kind === "handlers" });
    tasks.push(...read.tasks);
    blocks.push(...read.blocks);
  }
  return { tasks, blocks };
}
