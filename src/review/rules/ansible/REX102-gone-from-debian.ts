import {
  type Gone,
  goneKeywords,
  goneModules,
  goneOptions,
  gonePackages,
  gonePrograms,
  goneUnits,
  versionedPackages,
} from "../../../facts/system/gone.js";
import { textsIn, truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import type { Route } from "../../finding.js";
import { addsRepository, mayRunOnDebian } from "../../questions/debian.js";
import { scriptsRunBy } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX102",
  title: "What the host or Ansible no longer has",
  level: "error",
  says: {
    gone: "task '{task}' of role '{role}' uses {what}, which {from} does not have",
    managed: "task '{task}' of role '{role}' installs Python packages into the system's own Python",
  },
  why: "The role is older than the system that it runs on: the play stops there, in the middle of a deployment. Hosts are Debian 13, and Ansible is 2.17 or newer.",
  fix: {
    gone: "Instead, {instead}.",
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
  *checkRole(role) {
    for (const task of role.tasks) {
      if (!mayRunOnDebian(task)) continue;
      for (const { what, route, from, instead } of goneIn(task, role))
        yield {
          says: "gone",
          at: { file: task.file, route: route ?? task.route },
          with: { task: task.name, role: role.name, what, from, instead },
        };
      if (breaksPython(task, role)) yield { says: "managed", at: task.at, with: { task: task.name, role: role.name } };
    }
  },
});

interface Found extends Pick<Gone, "from" | "instead"> {
  readonly what: string;
  readonly route?: Route | undefined;
}

function* goneIn(task: Task, role: Role): Generator<Found> {
  const { module, action, keys, arguments: given } = task;
  const ofModule = module && own(goneModules, module.name);
  if (module !== undefined && ofModule !== undefined)
    yield { ...ofModule, what: `module '${module.written}'`, route: module.route };
  const options = own(goneOptions, action) ?? {};
  for (const name of Object.keys(given)) {
    const option = own(options, name);
    if (option !== undefined)
      yield { ...option, what: `option '${name}' of '${action}'`, route: task.argumentRoutes[name] };
  }
  for (const name of Object.keys(keys)) {
    const keyword = own(goneKeywords, name);
    if (keyword !== undefined) yield { ...keyword, what: `keyword '${name}'`, route: [...task.route, name] };
  }
  const unit = /^(?:service|systemd|systemd_service|sysvinit)$/.test(action) ? argument(task, "name", "service") : "";
  yield* unitGone(role.resolve(unit), role, task.argumentRoutes.name);
  for (const { commands } of scriptsRunBy(role, task))
    for (const { program, arguments: words } of commands) {
      const asked = words.flatMap(({ text }) => (text.startsWith("-") ? [] : [text]));
      if (program === "systemctl") yield* unitGone(asked[1] ?? "", role);
      if (program === "service") yield* unitGone(asked[0] ?? "", role);
      const found = own(gonePrograms, program);
      if (found !== undefined) yield { ...found, what: `program '${program}'` };
      if (/^(?:apt|apt-get|aptitude)$/.test(program) && words.some(({ text }) => text === "install"))
        yield* packagesGone(
          words.map(({ text }) => text),
          role,
        );
    }
  if (action === "apt_repository" && /^ppa:/.test(role.resolve(argument(task, "repo"))))
    yield {
      from: "Debian 13",
      what: `'${argument(task, "repo")}'`,
      instead: "name the repository's own address: a PPA is built for Ubuntu",
      route: task.argumentRoutes.repo,
    };
  if ((action === "apt" || action === "package") && argument(task, "state") !== "absent")
    yield* packagesGone(namesIn(task, role), role);
}

/** A unit that no package of Debian brings, unless the role writes one of that name. */
function* unitGone(written: string, role: Role, route?: Route): Generator<Found> {
  const name = written.replace(/\.service$/, "");
  const found = own(goneUnits, name);
  const isOwn = role.written.some(({ path, source }) => `${path} ${source?.path ?? ""}`.includes(`${name}.service`));
  if (found !== undefined && !isOwn) yield { ...found, what: `unit '${written}'`, route };
}

function* packagesGone(names: readonly string[], role: Role): Generator<Found> {
  for (const name of names) {
    const found = own(gonePackages, name);
    if (found !== undefined) yield { ...found, what: `package '${name}'` };
    const versioned = addsRepository(role) ? undefined : versionedPackages.find(([pattern]) => pattern.test(name));
    if (versioned !== undefined)
      yield {
        from: "Debian 13",
        what: `package '${name}'`,
        instead: `take '${versioned[1]}', or add the repository that has it`,
      };
  }
}

/** The packages that a task installs: its names, and those of variables that the role gives. */
function namesIn(task: Task, role: Role): readonly string[] {
  const { arguments: given, loop } = task;
  const written = ["name", "pkg", "package"].flatMap((key) => textsIn(given[key]));
  const lists = [...written, ...(typeof loop?.items === "string" ? [loop.items] : [])].flatMap((text) => {
    const name = /^\s*\{\{\s*(\w+)\s*(?:\|[^}]*)?\}\}\s*$/.exec(text)?.[1];
    return role.definitions.flatMap((one) => (one.name === name ? textsIn(one.value) : []));
  });
  const items = loop !== undefined && Array.isArray(loop.items) ? textsIn(loop.items.flat()) : [];
  return [...written, ...lists, ...items]
    .flatMap((text) => text.split(/[\s,]+/))
    .map((name) => name.replace(/=.*/, ""));
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

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
