import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRole } from "../../src/reading/ansible/role.js";
import { filesBelow, repository, textOf } from "../lint/projects.js";

/** The names under which tasks of a role keep results, and under which its files keep something else. */
function hidden(name: string): readonly string[] {
  const folder = join(repository, "roles-src", name);
  const sources = filesBelow(folder).map((path) => ({ path, file: path, text: textOf(folder, path) }));
  const { definitions } = readRole(name, false, sources);
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
