import { textOf } from "../../../model/ansible/data.js";
import { dockerCallOf } from "../../../model/ansible/docker-call.js";
import type { Role } from "../../../model/ansible/role.js";
import { parseImageReference } from "../../../model/image-reference.js";
import { type Run, runsOf } from "../../questions/role-scripts.js";
import { unattendedDockerIn } from "../../questions/unattended-upgrades.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX107",
  title: "A program that replaces containers behind the lock's back",
  level: "error",
  says: {
    service: "service '{service}' runs '{image}', which {does} containers by itself",
    role: "container '{container}' of role '{role}' runs '{image}', which {does} containers by itself",
    timer: "{by} of role '{role}' runs '{command}' by a timer",
    source: "{by} of role '{role}' brings new files by a timer: '{command}'",
    host: "{by} of role '{role}' upgrades every package of the host by a timer, Docker's among them",
    unattended: "{by} of role '{role}' lets 'unattended-upgrades' upgrade Docker by '{origin}'",
  },
  why: "What runs is then not what the stack and its lock say: a bad release comes at night, without a backup before it and without a way back.",
  fix: {
    service: "Remove it. Let Diun tell of new releases, and deploy them with a new tag.",
    role: "Remove it. Let Diun tell of new releases, and deploy them with a new tag.",
    timer: "Remove it. Let Diun tell of new releases, and deploy them with a new tag.",
    source:
      "Remove it. Let a deployment fetch a named commit, with 'ansible.builtin.git' and 'version'. A copy that only keeps is 'git clone --mirror' and 'git remote update'.",
    host: "Leave it to 'unattended-upgrades', which takes security updates of Debian, or hold Docker's packages with 'apt-mark hold'.",
    unattended:
      "Remove the origin, or add Docker's packages to 'Unattended-Upgrade::Package-Blacklist': 'docker(...)' and 'containerd.io'. Upgrade them with a deployment.",
  },
  bad: {
    service: `const app = service("app", { ...required, image: "containrrr/watchtower:1.7.1" });`,
    role: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the healer
  community.docker.docker_container:
    name: healer
    image: willfarrell/autoheal:1.2.0
`,
      },
    },
    timer: {
      role: "upgrades",
      files: {
        "tasks/main.yml": `- name: Bring the newest images every night
  ansible.builtin.cron:
    name: newest images
    hour: "4"
    job: docker compose --project-directory /opt/side pull
`,
      },
    },
    source: {
      role: "upgrades",
      files: {
        "tasks/main.yml": `- name: Install what the timetable runs
  ansible.builtin.apt:
    name: git
    state: present

- name: Bring the newest settings every night
  ansible.builtin.cron:
    name: newest settings
    minute: "0"
    hour: "4"
    job: git -C /opt/settings pull --ff-only
`,
      },
    },
    host: {
      role: "upgrades",
      files: {
        "tasks/main.yml": `- name: Upgrade the host every night
  ansible.builtin.cron:
    name: upgrade of the host
    hour: "4"
    job: apt-get --yes dist-upgrade
`,
      },
    },
    unattended: {
      role: "upgrades",
      files: {
        "tasks/main.yml": `- name: Take updates of Docker by themselves
  ansible.builtin.copy:
    content: |
      Unattended-Upgrade::Origins-Pattern { "origin=Docker"; };
    dest: /etc/apt/apt.conf.d/52upgrades
    mode: "0644"
`,
      },
    },
  },
  good: `const app = service("app", { ...required, image: "ghcr.io/example/app:1.2.3" });`,
  links: ["https://containrrr.dev/watchtower/", "https://crazymax.dev/diun/"],
  inEditor: false,
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { image, environment }] of Object.entries(services)) {
      const does = doneBy(image, environment);
      if (image !== undefined && does !== undefined)
        yield { says: "service", at: ["services", service, "image"], with: { service, image, does } };
    }
  },

  *checkRole(role) {
    for (const { name: container, keys, at } of role.containers) {
      const image = role.resolve(textOf(keys.image));
      const does = doneBy(image, keys.environment);
      if (does !== undefined)
        yield { says: "role", at: at("image"), with: { container, role: role.name, image, does } };
    }
    const timed = new Set(role.scripts.flatMap(({ kind, text }) => (kind === "cron" || kind === "unit" ? [text] : [])));
    for (const run of runsOf(role)) {
      const { script, by, at, text } = run;
      const isTimed =
        script.kind === "cron" ||
        (script.kind === "unit" &&
          hasTimer(
            role.files.map(({ path }) => path),
            by,
          ));
      if (!isTimed || !timed.has(script.text)) continue;
      if (upgradesHost(run) && !holdsDocker(role)) yield { says: "host", at, with: { by, role: role.name } };
      const filling = { by, role: role.name, command: text.length > 60 ? `${text.slice(0, 59)}…` : text };
      if (replaces(run)) yield { says: "timer", at, with: filling };
      if (bringsSource(run)) yield { says: "source", at, with: filling };
    }
    for (const { origin, by, at } of unattendedDockerIn(role))
      yield { says: "unattended", at, with: { by, role: role.name, origin } };
  },
});

const programs: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(watchtower|ouroboros|shepherd|dockcheck|tugtainer|docker-auto-update|captain)$/, "updates"],
  [/(^|\/)(autoheal|deunhealth|docker-autoheal)$/, "restarts"],
];

/** What the program does to containers by itself; nothing where it is told only to watch. */
function doneBy(image: string | undefined, environment: unknown): string | undefined {
  const parsed = parseImageReference(image ?? "");
  if (!parsed.ok) return undefined;
  if (/MONITOR_ONLY"?[=:]\s*"?(?:true|1)\b/i.test(JSON.stringify(environment ?? "").replaceAll('\\"', '"')))
    return undefined;
  return programs.find(([name]) => name.test(parsed.reference.familiar))?.[1];
}

/** Whether a command brings new images, or replaces or restarts containers. */
function replaces(run: Parameters<typeof dockerCallOf>[0]): boolean {
  if (/^(?:watchtower|dockcheck(?:\.sh)?|ouroboros)$/.test(run.program)) return true;
  const { verb = "", words = [] } = dockerCallOf(run) ?? {};
  if (/^(?:compose )?(?:pull|restart)$|^image pull$|^compose down$|^compose up$/.test(verb)) return true;
  return verb === "service update" && words.some(({ text }) => text === "--force" || text.startsWith("--image"));
}

/** Whether a command puts what is newest in a repository among the files that run; a mirror only keeps it, and a clone is of REX068. */
function bringsSource({ program, arguments: words }: Run): boolean {
  if (program === "ansible-pull") return true;
  if (program === "svn") return /^(?:up|update)$/.test(words[0]?.text ?? "");
  if (program !== "git") return false;
  const verb = words.find(({ text }, index) => !text.startsWith("-") && !/^-[Cc]$/.test(words[index - 1]?.text ?? ""));
  const rest = words.map(({ text }) => text);
  switch (verb?.text) {
    case "pull":
      return true;
    case "reset":
    case "checkout":
    case "merge":
      return rest.some((word) => /^(?:origin|upstream)\/|^@\{u(?:pstream)?\}$|^FETCH_HEAD$/.test(word));
    case "submodule":
      return rest.includes("--remote");
    default:
      return false;
  }
}

function upgradesHost({ program, arguments: words }: Run): boolean {
  return /^apt(?:-get|itude)?$/.test(program) && words.some(({ text }) => /^(?:dist-|full-|safe-)?upgrade$/.test(text));
}

function holdsDocker(role: Role): boolean {
  return runsOf(role).some(({ program, text }) => program === "apt-mark" && /\bhold\b.*\bdocker/.test(text));
}

/** Whether a unit is started by a timer of the same name. */
function hasTimer(paths: readonly string[], by: string): boolean {
  const name = /([^/']+)\.service/.exec(by)?.[1];
  return name !== undefined && paths.some((path) => new RegExp(`(^|/)${name}\\.timer(\\.j2)?$`).test(path));
}
