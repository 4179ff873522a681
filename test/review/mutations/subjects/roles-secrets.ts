import type { Table } from "../mutation.js";
import { each, inRoleFile } from "../places.js";
import { command, commands, refused, task, unchanged } from "../tasks.js";

const secret = "{{ vault_own_token }}";

const shown = [
  ...commands(`/usr/local/bin/login --token ${secret}`, unchanged),
  ...commands(`curl -H 'Authorization: Bearer ${secret}' https://api.example.com/`, unchanged).slice(0, 4),
  task(`ansible.builtin.debug:\n    msg: "${secret}"`),
  task("ansible.builtin.debug:\n    var: vault_own_token"),
  task(
    `ansible.builtin.copy:\n    dest: /opt/own/token\n    content: "${secret}"\n    mode: "0644"`,
    "  no_log: true\n",
  ),
  task(`ansible.builtin.copy:\n    dest: /opt/own/token\n    content: "${secret}"\n    mode: "0600"`),
  task(
    `ansible.builtin.lineinfile:\n    path: /opt/own/env\n    line: "TOKEN=${secret}"\n    create: true\n    mode: "0644"`,
  ),
  task(
    `ansible.builtin.uri:\n    url: https://api.example.com/\n    headers:\n      Authorization: "Bearer ${secret}"`,
  ),
  task(
    `ansible.builtin.cron:\n    name: own\n    special_time: daily\n    job: "/usr/local/bin/own --token ${secret}"`,
  ),
  task(`ansible.builtin.assert:\n    that: vault_own_token | length > 3\n    fail_msg: "${secret} is too short"`),
  task(`ansible.builtin.fail:\n    msg: "${secret}"`),
  `- name: Rename it\n  ansible.builtin.set_fact:\n    own_token: "${secret}"\n  no_log: true\n\n${task(`${command}: /usr/local/bin/login --token {{ own_token }}`, unchanged)}`,
  `- name: Use it\n  vars:\n    own_token: "${secret}"\n  ${command}: /usr/local/bin/login --token {{ own_token }}\n${unchanged}`,
  `- name: Rename it\n  ansible.builtin.set_fact:\n    own_record:\n      token: "${secret}"\n  no_log: true\n\n${task("ansible.builtin.debug:\n    var: own_record")}`,
  `- name: Use each\n  ${command}: /usr/local/bin/login --token {{ item }}\n  loop:\n    - "${secret}"\n${unchanged}`,
  `- name: Use each\n  ansible.builtin.copy:\n    dest: /opt/own/{{ item.name }}\n    content: "{{ item.value }}"\n    mode: "0600"\n  loop:\n    - { name: token, value: "${secret}" }\n`,
  task(`${command}: /usr/local/bin/login`, `  environment:\n    TOKEN: "${secret}"\n  register: answer\n${unchanged}`) +
    `\n- name: Tell it\n  ansible.builtin.debug:\n    msg: "{{ answer.stdout }} ${secret}"\n`,
];

export const roleSecrets: readonly Table[] = [
  {
    kind: "roles / a secret is shown",
    label: refused("'ps', the log of Ansible, or 'ls -l' show it", "REX056"),
    spellings: shown,
    places: inRoleFile("tasks/main.yml", "early", { "defaults/main.yml": 'own_x: "1"\n' }, () => ({
      options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
    })),
  },
  {
    kind: "roles / a secret is shown under another name",
    label: refused("'ps', the log of Ansible, or 'ls -l' show it", "REX056"),
    spellings: shown
      .filter((text) => text.includes("vault_own_token"))
      .map((text) => text.replaceAll("vault_own_token", "own_token").replaceAll("Rename it", "Rename it once more")),
    places: each(
      inRoleFile("tasks/main.yml", "early", {}, () => ({ early: 'role("own", { own_token: secret("own_token") })' })),
      inRoleFile(
        "tasks/main.yml",
        "early",
        { "defaults/main.yml": "own_token: \"{{ vault_own_token | default('') }}\"\n" },
        () => ({ options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }' }),
      ),
      inRoleFile("tasks/main.yml", "early", { "vars/main.yml": 'own_token: "{{ vault_own_token }}"\n' }, () => ({
        options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      })),
    ),
  },
  {
    kind: "roles / a value for a secret that the vault lacks",
    label: refused("a default password is a public one", "REX065"),
    spellings: [
      "own_token: \"{{ vault_own_token | default('changeme') }}\"\n",
      "own_token: \"{{ vault_own_token | default('changeme', true) }}\"\n",
      "vault_own_token: changeme\n",
      "own_token: \"{{ vault_own_token | d('changeme') }}\"\n",
      "own_token: \"{{ vault_own_token if vault_own_token is defined else 'changeme' }}\"\n",
      "own_password: hunter2hunter2\n",
      'own_db_password: "hunter2hunter2"\n',
    ],
    places: each(inRoleFile("defaults/main.yml"), inRoleFile("vars/main.yml")),
  },
];
