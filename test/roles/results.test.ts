import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRole } from "../../src/reading/ansible/role.js";
import { filesBelow, repository, textOf } from "../lint/projects.js";

function sourcesOf(name: string) {
  const folder = join(repository, "roles-src", name);
  return filesBelow(folder).map((path) => ({ path, file: path, text: textOf(folder, path) }));
}

/** The names under which tasks of a role keep results, and under which its files keep something else. */
function hidden(name: string): readonly string[] {
  const { definitions } = readRole(name, false, sourcesOf(name));
  const files = definitions.filter(({ by }) => by === "defaults" || by === "vars");
  const tasks = definitions.filter(({ by }) => by === "register" || by === "set_fact");
  return tasks
    .filter((result) => files.some((variable) => variable.name === result.name))
    .map((result) => `${name}/${result.at.file.path}: ${result.name}`);
}

// A result hides the variable in all that runs later: a rollback once asked the host for what a 'stat' had answered.
test("no task keeps its result under the name of a variable of its role", () => {
  expect(readdirSync(join(repository, "roles-src")).flatMap(hidden)).toEqual([]);
});

/** The results that only a file keeps which may not be included, and of which another file asks whether they changed. */
function maybeMissing(name: string): readonly string[] {
  const sources = sourcesOf(name);
  const { tasks, definitions } = readRole(name, false, sources);
  const included = tasks
    .filter(({ action, keys }) => action === "include_tasks" && keys.when !== undefined)
    .map((task) => `tasks/${String(task.keys["ansible.builtin.include_tasks"])}`);
  const results = definitions.filter(({ by }) => by === "register");
  return results
    .filter(({ name }) => results.every((one) => one.name !== name || included.includes(one.at.file.path)))
    .flatMap(({ name, at }) =>
      sources
        .filter(({ path, text }) => path !== at.file.path && text.includes(`${name} is changed`))
        .map(({ path }) => `${path} asks for ${name} of ${at.file.path}`),
    );
}

// Check mode on a bare host once ended at a result of the file for graphics cards, which it has none of. 'import_tasks' skips
// each task by itself, and a task that is skipped has a result.
test("no task asks for a result of a file that may not be included", () => {
  expect(readdirSync(join(repository, "roles-src")).flatMap(maybeMissing)).toEqual([]);
});
