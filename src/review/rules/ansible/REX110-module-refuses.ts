import { goneModules, goneOptions } from "../../../facts/system/ansible.js";
import { truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import type { Module, Task } from "../../../model/ansible/task.js";
import { nearest } from "../../../model/nearest.js";
import { type TakenOption, type TakingModule, takenBy } from "../../questions/module-options.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX110",
  title: "A task that its module refuses",
  level: "error",
  says: {
    option: "task '{task}' of role '{role}' gives '{module}' the option '{option}', which it does not have",
    value: "task '{task}' of role '{role}' gives '{module}' '{option}: {value}', which it does not take",
    missing: "task '{task}' of role '{role}' calls '{module}' without '{option}', which it needs",
    module: "task '{task}' of role '{role}' calls '{module}', which Ansible does not have",
  },
  why: "Ansible asks the module only when it comes to the task: the play stops there, in the middle of a deployment.",
  fix: {
    option: "Write {instead}.",
    value: "Write {instead}.",
    missing: "Say '{option}' in the task.",
    module: "Correct the name, or write that of the collection that has it, such as 'community.general'.",
  },
  bad: {
    option: {
      role: "motd",
      files: {
        "tasks/main.yml": `- name: Write the greeting
  ansible.builtin.copy:
    content: Managed by Ansible
    dest: /etc/motd
    mode: "0644"
    force_backup: true
`,
      },
    },
    value: {
      role: "editor",
      files: {
        "tasks/main.yml": `- name: Install the editor
  ansible.builtin.apt:
    name: nano
    state: installed
`,
      },
    },
    missing: {
      role: "motd",
      files: {
        "tasks/main.yml": `- name: Read the greeting
  ansible.builtin.slurp:
  register: motd_greeting
`,
      },
    },
    module: {
      role: "firewall",
      files: {
        "tasks/main.yml": `- name: Let the web in
  ansible.builtin.ufw:
    rule: allow
    port: "443"
`,
      },
    },
  },
  good: {
    role: "editor",
    files: {
      "tasks/main.yml": `- name: Install the editor
  ansible.builtin.apt:
    name: nano
    state: present
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/collections/index_module.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of role.tasks) {
      const { module, name, file } = task;
      if (module === undefined) continue;
      const said = { task: name, role: role.name, module: module.written };
      const taken = takenBy(module.name);
      if (taken === undefined) {
        if (isAbsent(module)) yield { says: "module", at: { file, route: module.route }, with: said };
        continue;
      }
      const unknown = unknownIn(task, taken);
      for (const option of unknown)
        yield {
          says: "option",
          at: { file, route: task.argumentRoutes[option] ?? task.route },
          with: { ...said, option, instead: optionsOf(taken, option) },
        };
      for (const [option, value, { choices, type }] of refusedIn(task, taken, role))
        yield {
          says: "value",
          at: { file, route: task.argumentRoutes[option] ?? task.route },
          with: { ...said, option, value, instead: quoted(choices ?? [type === "bool" ? "true" : "a number"], "or") },
        };
      for (const option of unknown.length > 0 ? [] : missingIn(task, taken))
        yield { says: "missing", at: { file, route: module.route }, with: { ...said, option } };
    }
  },
});

/** Whether ansible-core, all of whose modules are known, has no such module. */
function isAbsent({ name }: Module): boolean {
  return name.startsWith("ansible.builtin.") && !Object.hasOwn(goneModules, name);
}

function unknownIn({ action, arguments: given }: Task, { isOpen, options }: TakingModule): readonly string[] {
  if (isOpen) return [];
  const known = new Set(options.flatMap(({ names }) => names));
  const gone = Object.hasOwn(goneOptions, action) ? (goneOptions[action] ?? {}) : {};
  return Object.keys(given).filter(
    (name) => !known.has(name) && !Object.hasOwn(gone, name) && name !== "free_form" && !isJinja(name),
  );
}

/** Options whose value is written out and that the module does not take. */
function* refusedIn(task: Task, { options }: TakingModule, role: Role): Generator<[string, string, TakenOption]> {
  for (const option of options)
    for (const name of option.names) {
      const given: unknown = task.arguments[name];
      for (const value of Array.isArray(given) ? given : [given]) {
        const known: unknown = typeof value === "string" ? role.resolve(value) : value;
        if (isRefused(known, option)) yield [name, String(known).slice(0, 40), option];
      }
    }
}

function isRefused(value: unknown, { choices, type }: TakenOption): boolean {
  if (value === undefined || value === null || typeof value === "object" || isJinja(String(value))) return false;
  if (type === "bool") return truthOf(value) === undefined;
  if (type !== undefined) return !/^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(String(value));
  if (choices === undefined) return false;
  if (typeof value === "boolean") return !choices.some((choice) => truthOf(choice) === value);
  return (
    !choices.includes(String(value)) &&
    !String(value)
      .split(",")
      .every((part) => choices.includes(part.trim()))
  );
}

/** Options that must be given and are not, where nothing else may give them. */
function missingIn({ arguments: given, keys, keywords }: Task, { isOpen, options }: TakingModule): readonly string[] {
  if (
    isOpen ||
    given.free_form !== undefined ||
    keywords.module_defaults !== undefined ||
    typeof keys.args === "string"
  )
    return [];
  return options
    .filter(({ isRequired, names }) => isRequired && !names.some((name) => given[name] != null))
    .flatMap(({ names }) => names.slice(0, 1))
    .filter((name) => name !== "free_form");
}

function isJinja(text: string): boolean {
  return /\{[{%]/.test(text);
}

/** The option that must be meant, or else all that there are. */
function optionsOf({ options }: TakingModule, written: string): string {
  const names = options.flatMap((option) => option.names);
  const near = nearest(written, names) ?? names.find((name) => written.startsWith(name) && name.length > 2);
  if (near !== undefined) return `'${near}'`;
  return `one that it has: ${quoted(
    options.flatMap((option) => option.names.slice(0, 1)),
    "and",
  )}`;
}

function quoted(words: readonly string[], last: string): string {
  const all = words.map((word) => (word === "a number" ? word : `'${word}'`));
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${last} ${all.at(-1)}`;
}
