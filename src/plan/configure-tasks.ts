import { rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { jinja } from "./jinja.js";
import type { PlannedVariable, Task } from "./role.js";

/** Folders of a role that hold the configuration of its services: as it is, and for Ansible to render. */
export const staticConfigs = "configs";

/** Variable of a role that lists its files as they stand on the host, each with its checksum. */
export function configsVariable(role: string): string {
  return `${role.replaceAll("-", "_")}_configs`;
}

/** A file that Ansible renders, as `playbooks/begin.yml` finds it on the host. */
const presentTemplate =
  "{'path': item.path, 'mode': '0644', 'checksum': lookup('ansible.builtin.template', item.source) | hash('sha1')}";

/** A secret as `playbooks/begin.yml` finds it on the host. */
const presentSecret =
  "{'path': item.path, 'owner': item.owner, 'group': item.group, 'checksum': item.content | hash('sha1')}";

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
    loop: jinja(`{{ ${name} }}`),
    loop_control: { label: jinja("{{ item.path }}") },
    when: "item not in stack_present_folders | default([])",
  };
}

export function installConfiguration(stack: Stack, role: string): Task {
  return {
    name: `Install the configuration of ${role}`,
    "ansible.builtin.copy": {
      src: `${staticConfigs}/`,
      dest: `${rootOf(stack)}/configs/`,
      owner: "root",
      group: "root",
      mode: "0644",
      directory_mode: "0755",
    },
    when: `${configsVariable(role)} | difference(stack_present_files | default([])) | length > 0`,
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
      mode: "0644",
    },
    loop: jinja(`{{ ${name} }}`),
    loop_control: { label: jinja("{{ item.path }}") },
    when: `${presentTemplate} not in stack_present_files | default([])`,
  };
}

export function writeSecrets({ name }: PlannedVariable, role: string): Task {
  return {
    name: `Write the secrets of ${role}`,
    "ansible.builtin.copy": {
      content: jinja("{{ item.content }}"),
      dest: jinja("{{ item.path }}"),
      owner: jinja("{{ item.owner }}"),
      group: jinja("{{ item.group }}"),
      mode: "0400",
    },
    loop: jinja(`{{ ${name} }}`),
    loop_control: { label: jinja("{{ item.path }}") },
    when: `${presentSecret} not in stack_present_secrets | default([])`,
    no_log: true,
    diff: false,
  };
}
