import { isRecord, listOf, textOf, textsIn } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import type { Play, Playbook } from "../../model/ansible/playbook.js";
import type { RoleUse } from "../../model/ansible/role.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import type { SourceFile } from "../../model/sources.js";
import { definedByBlock, definedByTask, definition } from "./definitions.js";
import { nameOfRole, variablesOfRole } from "./role-uses.js";
import { nothingAround, readTasks, within } from "./tasks.js";
import { readYaml } from "./yaml.js";

const sections = ["pre_tasks", "tasks", "post_tasks", "handlers"] as const;

/** Reads a playbook. Never throws: what cannot be read has no plays, and says why. */
export function readPlaybook(source: SourceFile): Playbook {
  const plain: RoleFile = { ...source, kind: "other", data: undefined, tags: {} };
  const read = readYaml(source.text);
  if (!read.ok) {
    const { reason, line, column } = read;
    return { file: plain, unreadable: { file: source, reason, line, column }, plays: [], imports: [] };
  }
  const file = { ...plain, data: read.data, tags: read.tags };
  if (read.data !== null && !Array.isArray(read.data)) {
    const unreadable = { file: source, reason: "it holds no list of plays", line: 1, column: 1 };
    return { file, unreadable, plays: [], imports: [] };
  }
  const entries = listOf(read.data).map((keys, index) => ({ keys, index }));
  return {
    file,
    unreadable: undefined,
    plays: entries.flatMap(({ keys, index }) => (isPlay(keys) ? [playOf(file, keys, [index])] : [])),
    imports: entries.flatMap(({ keys, index }) => {
      const path = isRecord(keys)
        ? (keys["ansible.builtin.import_playbook"] ?? keys.import_playbook ?? keys.include)
        : undefined;
      return typeof path === "string" ? [{ path, at: { file, route: [index] } }] : [];
    }),
  };
}

function isPlay(keys: unknown): keys is Readonly<Record<string, unknown>> {
  return isRecord(keys) && "hosts" in keys;
}

function playOf(file: RoleFile, keys: Readonly<Record<string, unknown>>, route: Route): Play {
  const around = within(nothingAround, { ...keys, when: undefined });
  const read = sections.map((section) =>
    readTasks(file, keys[section], [...route, section], { ...around, isHandler: section === "handlers" }),
  );
  const tasks = read.flatMap((one) => one.tasks);
  const { vars, vars_prompt: prompts } = keys;
  return {
    name: typeof keys.name === "string" ? keys.name : textOf(keys.hosts),
    at: { file, route },
    hosts: textOf(keys.hosts),
    keywords: keys,
    tasks,
    roles: listOf(keys.roles).map((entry, index): RoleUse => {
      const at = { file, route: [...route, "roles", index] };
      return { name: nameOfRole(entry), how: "play", at, variables: variablesOfRole(entry) };
    }),
    definitions: [
      ...(isRecord(vars) ? Object.entries(vars) : []).map(([name, value]) =>
        definition(file, name, "play", value, [...route, "vars", name]),
      ),
      ...listOf(prompts).flatMap((prompt, index) =>
        isRecord(prompt) && typeof prompt.name === "string"
          ? [definition(file, prompt.name, "play", undefined, [...route, "vars_prompt", index])]
          : [],
      ),
      ...read.flatMap((one) => one.blocks).flatMap(definedByBlock),
      ...tasks.flatMap((task) => definedByTask(task, [{ path: file.path, route: task.route }])),
    ],
    varsFiles: listOf(keys.vars_files).flatMap((entry) => textsIn(entry)),
  };
}
