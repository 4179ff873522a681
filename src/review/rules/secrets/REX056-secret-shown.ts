import type { Role } from "../../../model/ansible/role.js";
import type { FilePlace } from "../../finding.js";
import { defineRule } from "../../rule.js";
import { secretsOnLines } from "../../taint/lines.js";
import { sinkOf } from "../../taint/sinks.js";
import { type Carried, taintOf } from "../../taint/taint.js";

export const rule = defineRule({
  id: "REX056",
  title: "A task that shows a secret",
  level: "error",
  says: {
    shown: "task '{task}' of role '{role}' shows '{secret}': it lacks '{lacks}'",
    argument: "task '{task}' of role '{role}' puts '{secret}' on a command line",
    readable: "task '{task}' of role '{role}' writes '{secret}' to a file with mode {mode}",
    url: "task '{task}' of role '{role}' puts '{secret}' into a URL",
    named: "the name of task '{task}' of role '{role}' shows '{secret}'",
    inspected: "task '{task}' of role '{role}' puts '{secret}' where 'docker inspect' shows it",
    line: "{by} of role '{role}' puts '{secret}' on a command line",
    unit: "{by} of role '{role}' puts '{secret}' where 'systemctl show' shows it to everybody",
  },
  why: "A run with '--diff' or '-v' prints it to the terminal and to the log of the CI; a command line and a readable file show it to every user of the host.",
  fix: {
    shown: "Add 'no_log: true' and 'diff: false' to the task.",
    argument: "Pass it on standard input or in a file with mode '0600'.",
    readable: "Write it with mode '0600' or '0400', owned by the one user that reads it.",
    url: "Send it in a header or in the body, and let the task have 'no_log: true': servers and proxies log URLs.",
    named: "Take it out of the name: Ansible prints names whatever 'no_log' says.",
    inspected: "Write it to a file of mode '0400', mount that, and give its path.",
    line: "Pass it on standard input, or give the program the path of a file with mode '0600'.",
    unit: "Write it to a file with mode '0600', and name that with 'LoadCredential=' or 'EnvironmentFile='.",
  },
  bad: {
    shown: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0600"
  no_log: true
`,
      },
    },
    argument: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Log in
  ansible.builtin.command:
    argv: [app, login, "--token={{ vault_app_token | default('') }}"]
  changed_when: false
  no_log: true
`,
      },
    },
    readable: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0644"
  no_log: true
  diff: false
`,
      },
    },
    url: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Tell the monitor
  ansible.builtin.uri:
    url: "https://monitor.example.com/ping?token={{ vault_app_token | default('') }}"
    method: POST
  no_log: true
`,
      },
    },
    named: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Write the token {{ vault_app_token | default('') }}
  ansible.builtin.debug:
    msg: written
`,
      },
    },
    inspected: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Start the wiki
  community.docker.docker_container:
    name: wiki
    image: ghcr.io/example/wiki:3.2.1
    env:
      WIKI_LOGIN: "{{ vault_app_token | default('') }}"
  no_log: true
`,
      },
    },
    line: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Send the report every night
  ansible.builtin.cron:
    name: send the report
    special_time: daily
    job: app report --token "$(cat /opt/example/secrets/app/APP_TOKEN)"
`,
      },
    },
    unit: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Install the unit
  ansible.builtin.template:
    src: report.service.j2
    dest: /etc/systemd/system/report.service
    mode: "0600"
  no_log: true
  diff: false
`,
        "templates/report.service.j2": `[Service]
Environment=APP_TOKEN={{ vault_app_token | default('') }}
ExecStart=/usr/local/bin/report
`,
      },
    },
  },
  good: {
    role: "app-token",
    files: {
      "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0600"
  no_log: true
  diff: false
`,
    },
  },
  links: [
    "https://docs.ansible.com/ansible/latest/reference_appendices/logging.html#protecting-sensitive-data-with-no-log",
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment=",
  ],
  inEditor: false,
  mends: ["shown"],
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack, roles) {
    const taint = taintOf(role, stack, roles);
    for (const task of role.tasks) {
      const sink = sinkOf(task, role, taint);
      if (sink === undefined) continue;
      const { at, carried } = sink;
      const filling = { task: task.name, role: role.name, secret: carried.name };
      const related = originOf(role, carried);
      if (sink.kind === "readable") yield { says: "readable", at, with: { ...filling, mode: sink.mode }, related };
      else if (sink.kind === "shown") {
        const [key, value] = sink.lacks === "no_log: true" ? (["no_log", true] as const) : (["diff", false] as const);
        yield {
          says: "shown",
          at,
          with: { ...filling, lacks: sink.lacks },
          related,
          mend: { kind: "set", key, value },
        };
      } else yield { says: sink.kind, at, with: filling, related };
    }
    for (const { kind, by, at, secret } of secretsOnLines(role, taint))
      yield { says: kind, at, with: { by, role: role.name, secret } };
  },
});

/** Where the variable gets the secret, if it has another name. */
function originOf({ definitions }: Role, { name, secret }: Carried): readonly { at: FilePlace; says: string }[] {
  const root = name.split(".")[0];
  const made = name === secret ? undefined : definitions.find((one) => one.name === root && one.by !== "loop");
  return made === undefined ? [] : [{ at: made.at, says: `'${root}' gets '${secret}' here` }];
}
