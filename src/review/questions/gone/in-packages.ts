import { gonePackages, makersPackages, versionedPackages } from "../../../facts/system/packages.js";
import { gonePythonPackages } from "../../../facts/system/programs.js";
import { textsIn } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { addsRepository } from "../debian.js";
import { packagesIn } from "../installed-packages.js";
import { type FoundGone, ownEntry } from "./found.js";

/** Packages that a task installs and that the host's Debian does not have. */
export function* packagesGoneIn(task: Task, role: Role, hasRepository: boolean): Generator<FoundGone> {
  const { action, file, arguments: given } = task;
  const by = `task '${task.name}'`;
  const at = { file, route: task.argumentRoutes.name ?? task.route };
  if (action === "apt_repository" && /^ppa:/.test(role.resolve(argument(task, "repo"))))
    yield {
      by,
      at: { file, route: task.argumentRoutes.repo ?? task.route },
      from: "Debian 13",
      what: `'${argument(task, "repo")}'`,
      instead: "name the repository's own address: a PPA is built for Ubuntu",
    };
  yield* packagesGone(packagesIn(task, role), hasRepository || addsRepository(role), by, at);
  if (action !== "pip" || argument(task, "state") === "absent") return;
  for (const name of textsIn(given.name).flatMap((text) => text.split(/[\s,]+/))) {
    const found = ownEntry(gonePythonPackages, name.replace(/[=<>~!].*/, ""));
    if (found !== undefined) yield { ...found, by, at, what: `Python package '${name}'` };
  }
}

/** Those of some packages that Debian 13 does not have: never, or not without another repository. */
export function* packagesGone(
  names: readonly string[],
  hasRepository: boolean,
  by: string,
  at: FoundGone["at"],
): Generator<FoundGone> {
  for (const name of names) {
    const found = ownEntry(gonePackages, name);
    if (found !== undefined) yield { ...found, by, at, what: `package '${name}'` };
    if (found !== undefined || hasRepository) continue;
    const versioned = versionedPackages.find(([pattern]) => pattern.test(name))?.[1];
    if (versioned !== undefined)
      yield {
        by,
        at,
        from: "Debian 13",
        what: `package '${name}'`,
        instead: `take '${versioned}', or add the repository that has it`,
      };
    const maker = makersPackages.find(([pattern]) => pattern.test(name))?.[1];
    if (maker !== undefined)
      yield { by, at, from: "Debian 13", what: `package '${name}'`, instead: `add it with ${maker} first` };
  }
}
