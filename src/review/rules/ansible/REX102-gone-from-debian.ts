import { legacyZones } from "../../../facts/system/files.js";
import { truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { addsRepository, mayRunOnDebian } from "../../questions/debian.js";
import { goneInRun, unitGoneIn } from "../../questions/gone/in-commands.js";
import { fileGoneIn, goneInText, sourceGoneIn } from "../../questions/gone/in-files.js";
import { packagesGoneIn } from "../../questions/gone/in-packages.js";
import { goneInTask } from "../../questions/gone/in-tasks.js";
import { mayInstall } from "../../questions/installed-packages.js";
import { type Run, runsOf, scriptsRunBy } from "../../questions/role-scripts.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX102",
  title: "What the host or Ansible no longer has",
  level: "error",
  says: {
    gone: "{by} of role '{role}' uses {what}, which {from} does not have",
    zone: "'common()' sets the time zone '{zone}', which a plain Debian 13 does not have",
    managed: "task '{task}' of role '{role}' installs Python packages into the system's own Python",
  },
  why: "The role is older than the system that it runs on: the play stops there, in the middle of a deployment. Hosts are Debian 13, and Ansible is 2.17 or newer.",
  fix: {
    gone: "Instead, {instead}.",
    zone: "Name the city, such as 'America/New_York', or add 'tzdata-legacy' to its packages.",
    managed:
      "Take the Debian package, or a folder of its own: 'virtualenv: /opt/…' and 'virtualenv_command: python3 -m venv'.",
  },
  bad: {
    gone: {
      role: "repo",
      files: {
        "tasks/main.yml": `- name: Trust the key of the package repository
  ansible.builtin.apt_key:
    url: https://packages.example.com/key.asc
    state: present
`,
      },
    },
    zone: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Host", [common({ timezone: "US/Eastern" }), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
    managed: {
      role: "tool",
      files: {
        "tasks/main.yml": `- name: Install the tool
  ansible.builtin.pip:
    name: httpie==3.2.4
`,
      },
    },
  },
  good: {
    role: "repo",
    files: {
      "tasks/main.yml": `- name: Trust the key of the package repository
  ansible.builtin.get_url:
    url: https://packages.example.com/key.asc
    dest: /etc/apt/keyrings/example.asc
    mode: "0644"
`,
    },
  },
  links: [
    "https://www.debian.org/releases/trixie/release-notes/issues.html",
    "https://docs.ansible.com/ansible/latest/porting_guides/core_porting_guides.html",
    "https://peps.python.org/pep-0668/",
  ],
  inEditor: false,
  abroad: { because: "Which system the role is for is not known." },
  acceptable: true,
}).judgedBy({
  *check(stack, roles) {
    for (const { step, at } of stepsOf(stack)) {
      const zone = "variables" in step && step.role === "common" ? step.variables.timezone : undefined;
      if (typeof zone === "string" && legacyZones.test(zone) && !mayInstall("tzdata-legacy", stack, roles))
        yield { says: "zone", at, with: { zone } };
    }
  },
  *checkRole(role, stack, roles) {
    const isThere = (name: string) => mayInstall(name, stack, roles);
    const hasRepository = roles.some((other) => other.own && addsRepository(other));
    const told = new Set<string>();
    const elsewhere = new Set(role.tasks.filter((task) => !mayRunOnDebian(task)));
    for (const found of [
      ...role.tasks.flatMap((task) => (elsewhere.has(task) ? [] : [...goneIn(task, role, isThere, hasRepository)])),
      ...runsHere(role, elsewhere).flatMap((run) => [...goneInRun(run, role, hasRepository, isThere)]),
      ...role.written.flatMap((written) =>
        written.task !== undefined && elsewhere.has(written.task) ? [] : [...goneInText(written, isThere)],
      ),
    ]) {
      // What one package brings is missing once, however often it is used.
      if (told.has(found.what)) continue;
      if (found.from === "a plain Debian 13") told.add(found.what);
      yield { says: "gone", at: found.at, with: { ...found, role: role.name } };
    }
    for (const task of role.tasks)
      if (!elsewhere.has(task) && breaksPython(task, role))
        yield { says: "managed", at: task.at, with: { task: task.name, role: role.name } };
  },
});

function* goneIn(task: Task, role: Role, isThere: (name: string) => boolean, hasRepository: boolean) {
  yield* goneInTask(task, role, isThere);
  yield* unitGoneIn(task, role);
  yield* fileGoneIn(task, role, isThere);
  yield* sourceGoneIn(task, role);
  yield* packagesGoneIn(task, role, hasRepository);
}

/** The programs that a role runs on Debian: in tasks that run there, and in what these install for a shell, systemd or cron. */
function runsHere(role: Role, elsewhere: ReadonlySet<Task>): readonly Run[] {
  const hidden = new Set([...elsewhere].map(({ at }) => at));
  const files = new Set(
    role.written.flatMap(({ task, source }) => (task && elsewhere.has(task) ? [source?.path] : [])),
  );
  return runsOf(role).filter(({ script, by }) => {
    const isForShell = script.kind !== "script" || /^(?!#!)|^#!.*sh\b/.test(script.text);
    return isForShell && !hidden.has(script.at) && ![...files].some((path) => by === `file '${path}'`);
  });
}

/** Whether pip would refuse, for Debian manages the Python that it would change. */
function breaksPython(task: Task, role: Role): boolean {
  const { action, arguments: given } = task;
  if (action === "pip")
    return (
      given.virtualenv === undefined &&
      given.executable === undefined &&
      truthOf(given.break_system_packages) !== true &&
      argument(task, "state") !== "absent" &&
      !/break-system-packages|--user|--target/.test(argument(task, "extra_args"))
    );
  return scriptsRunBy(role, task).some(({ commands, text: whole }) => {
    if (/activate\b|VIRTUAL_ENV|venv/.test(whole)) return false;
    return commands.some(({ text, through }) => {
      const isPip = /^(?:\/usr\/bin\/)?pip3? install\b|^(?:\/usr\/bin\/)?python3 -m pip install\b/.test(text);
      return (
        isPip && !through.includes("chroot") && !/--break-system-packages|--target|--user|--root|--prefix/.test(text)
      );
    });
  });
}
