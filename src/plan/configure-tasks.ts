import { rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { type Brings, internal } from "./configure-files.js";
import { jinja } from "./jinja.js";
import type { PlannedVariable, Task } from "./role.js";

/** Name of the handler that keeps in mind what the role brought. */
function remember(role: string): string {
  return `Remember what ${role} brought`;
}

export function createFolders({ name }: PlannedVariable, role: string): Task {
  return {
    name: `Create the folders of ${role}`,
    "ansible.builtin.file": {
      path: jinja("{{ item.path }}"),
      state: "directory",
      owner: jinja("{{ item.owner }}"),
      group: jinja("{{ item.group }}"),
      mode: jinja("{{ item.mode }}"),
    },
    loop: jinja(`{{ ${name} | difference(stack_present_folders | default([])) }}`),
    loop_control: { label: jinja("{{ item.path }}") },
  };
}

export function installConfiguration(stack: Stack, role: string): Task {
  return {
    name: `Install the configuration of ${role}`,
    "ansible.builtin.copy": {
      src: jinja(`{{ item.path | relpath('${rootOf(stack)}') }}`),
      // With a slash at its end, the folder is made where it is missing.
      dest: jinja("{{ item.path | dirname }}/"),
      owner: "root",
      group: "root",
      mode: jinja(`{{ ${internal(role, "mode")} }}`),
      directory_mode: "0755",
    },
    loop: jinja(`{{ ${internal(role, "copied")} | difference(stack_present_files | default([])) }}`),
    loop_control: { label: jinja("{{ item.path }}") },
    notify: remember(role),
  };
}

export function renderConfiguration({ name }: PlannedVariable, role: string): Task {
  return {
    name: `Render the configuration of ${role}`,
    "ansible.builtin.template": {
      src: jinja("{{ item.source }}"),
      dest: jinja("{{ item.path }}"),
      owner: "root",
      group: "root",
      mode: jinja(`{{ ${internal(role, "mode")} }}`),
    },
    loop: missingOf(name, role),
    loop_control: { label: jinja("{{ item.path }}") },
    notify: remember(role),
  };
}

export function writeSecrets({ name }: PlannedVariable, role: string): Task {
  return {
    name: `Write the secrets of ${role}`,
    "ansible.builtin.template": {
      src: jinja("{{ item.source }}"),
      dest: jinja("{{ item.path }}"),
      owner: jinja("{{ item.owner }}"),
      group: jinja("{{ item.group }}"),
      mode: "0400",
    },
    loop: missingOf(name, role),
    loop_control: { label: jinja("{{ item.path }}") },
    notify: remember(role),
    no_log: true,
    diff: false,
  };
}

/**
 * What the role brought is what docker-stack may start containers with, in check mode too. A run that is interrupted before
 * loses nothing: the next one looks anew.
 */
export function rememberFiles(role: string, { copied, rendered, secret }: Brings): Task {
  const kinds = { copied, rendered, secret_files: secret };
  const files = Object.entries(kinds).flatMap(([kind, there]) => (there ? [internal(role, kind)] : []));
  return {
    name: remember(role),
    "ansible.builtin.set_fact": { [internal(role, "brought")]: jinja(`{{ ${files.join(" + ")} }}`) },
    no_log: true,
  };
}

function missingOf(list: string, role: string) {
  return jinja(`{{ ${list} | selectattr('path', 'in', ${internal(role, "missing")}) }}`);
}
