import type { Role } from "../../../model/ansible/role.js";
import { argument } from "../../../model/ansible/task.js";
import type { Written } from "../../../model/ansible/written.js";
import type { FilePlace } from "../../finding.js";
import { runsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX104",
  title: "A percent sign that cron or systemd takes for its own",
  level: "error",
  says: {
    cron: "{by} of role '{role}' has '{part}' in a line of cron, which ends at '%'",
    unit: "{by} of role '{role}' has '{part}' in a unit of systemd, which puts something else for it",
  },
  why: "The command is cut or changed before a shell sees it: nothing is written, or under another name, and nobody is told.",
  fix: {
    cron: "Write '\\%' for each '%', or put the command into a script.",
    unit: "Write '%%' for each '%', or put the command into a script.",
  },
  bad: {
    cron: {
      role: "dump",
      files: {
        "tasks/main.yml": `- name: Dump the shop every night
  ansible.builtin.cron:
    name: dump of the shop
    hour: "3"
    minute: "15"
    job: /usr/local/bin/dump > /srv/dumps/shop-$(date +%F).sql
`,
      },
    },
    unit: {
      role: "dump",
      files: {
        "files/dump.service": `[Service]
Type=oneshot
ExecStart=/bin/sh -c '/usr/local/bin/dump > /srv/dumps/shop-$$(date +%F).sql'
`,
      },
    },
  },
  good: {
    role: "dump",
    files: {
      "tasks/main.yml": `- name: Dump the shop every night
  ansible.builtin.cron:
    name: dump of the shop
    hour: "3"
    minute: "15"
    job: /usr/local/bin/dump > /srv/dumps/shop-$(date +\\%F).sql
`,
    },
  },
  links: [
    "https://manpages.debian.org/trixie/cron/crontab.5.en.html",
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#Specifiers",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { by, at, part } of inCron(role)) yield { says: "cron", at, with: { by, role: role.name, part } };
    for (const written of role.written)
      for (const [line, text] of linesOf(written)) {
        const part = /^\s*Exec\w+\s*=/.test(text)
          ? /\+[^\s'"]*?(?<!%)(?:%%)*%(?!%)[A-Za-z][^\s'"]*/.exec(text)?.[0]
          : undefined;
        if (part !== undefined)
          yield {
            says: "unit",
            at: written.lineAt(line),
            with: { by: written.by, role: role.name, part: short(part) },
          };
      }
  },
});

function* inCron(role: Role): Generator<{ readonly by: string; readonly at: FilePlace; readonly part: string }> {
  for (const task of role.tasks) {
    const part = task.action === "cron" ? unescaped(role.resolve(argument(task, "job"))) : undefined;
    if (part !== undefined) yield { by: `task '${task.name}'`, at: task.at, part };
  }
  const given = runsOf(role).flatMap(({ program, arguments: words }) =>
    program === "crontab" ? words.map(({ text }) => text) : [],
  );
  for (const written of role.written) {
    const { path, source, text: whole } = written;
    const isTimetable = /cron/.test(`${path} ${source?.path ?? ""}`) || given.includes(path);
    if (!isTimetable || whole.startsWith("#!")) continue;
    for (const [line, text] of linesOf(written)) {
      const isEntry = /^\s*(?:@\w+\s|(?:[\d*][\d*,/-]*\s+){2})/.test(text);
      const part = isEntry ? unescaped(text) : undefined;
      if (part !== undefined) yield { by: written.by, at: written.lineAt(line), part };
    }
  }
}

function linesOf({ text }: Written): readonly (readonly [number, string])[] {
  return text.split("\n").map((line, index) => [index + 1, line] as const);
}

/** The first word with a bare percent sign, outside Jinja. */
function unescaped(line: string): string | undefined {
  const plain = line.replace(/\{\{[\s\S]*?\}\}|\{[%#][\s\S]*?[%#]\}/g, "");
  const word = /\S*(?<!\\)%\S*/.exec(plain)?.[0];
  return word && short(word);
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
