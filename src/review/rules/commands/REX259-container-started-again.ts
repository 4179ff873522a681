import { dockerCallOf } from "../../../model/ansible/docker-call.js";
import type { Role } from "../../../model/ansible/role.js";
import { type Run, runsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX259",
  title: "A container that each deployment starts once more",
  level: "error",
  says: {
    named: "{by} of role '{role}' starts container '{container}' at each run, and the second time its name is taken",
    nameless: "{by} of role '{role}' starts one more container at each run: '{command}'",
  },
  why: "The first deployment is green. The next one stops with 'The container name is already in use', or leaves two containers that work on the same data; and no backup knows their volumes.",
  fix: {
    named:
      "Declare it as a service of the stack; or use 'community.docker.docker_container', which takes what is there.",
    nameless:
      "Declare it as a service of the stack; or use 'community.docker.docker_container', which takes what is there.",
  },
  bad: {
    named: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the wiki
  ansible.builtin.command:
    cmd: docker run --detach --name wiki --restart always ghcr.io/example/wiki:3.2.1
  changed_when: true
`,
      },
    },
    nameless: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the wiki
  ansible.builtin.command:
    cmd: docker run --detach --restart always ghcr.io/example/wiki:3.2.1
  changed_when: true
`,
      },
    },
  },
  good: {
    role: "side-stack",
    files: {
      "tasks/main.yml": `- name: Start the wiki
  community.docker.docker_container:
    name: wiki
    image: ghcr.io/example/wiki:3.2.1
`,
    },
  },
  links: ["https://docs.docker.com/reference/cli/docker/container/run/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const run of runsOf(role)) {
      const { by, at, text } = run;
      const started = startedBy(run);
      if (started === undefined || isAskedFirst(run, role)) continue;
      if (started !== "") yield { says: "named", at, with: { by, role: role.name, container: started } };
      else yield { says: "nameless", at, with: { by, role: role.name, command: shortOf(text) } };
    }
  },
});

/** The name of the container that stays behind; empty where it has none, nothing where none stays. */
function startedBy(run: Run): string | undefined {
  const { verb = "", words = [] } = dockerCallOf(run) ?? {};
  if (!/^(?:run|create|service create)$/.test(verb) || !/^(?:command|shell|script)$/.test(run.script.kind))
    return undefined;
  const texts = words.map(({ text }) => text);
  const has = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  if (has(/^--replace(?:=true)?$/)) return undefined;
  const isLeft = verb !== "run" || has(/^(?:-[itPq]*d[itPq]*|--detach(?:=true)?)$/);
  const at = texts.findIndex((text) => /^--name(?:=|$)/.test(text));
  if (at < 0) return isLeft && verb === "run" ? "" : undefined;
  return isLeft || !has(/^--rm(?:=true)?$/) ? (/=(.*)/.exec(texts[at] ?? "")?.[1] ?? texts[at + 1] ?? "") : undefined;
}

/** Whether something looks for the container before, or takes it away. */
function isAskedFirst({ script, isJudged, at }: Run, { tasks }: Role): boolean {
  if (
    isJudged ||
    /(?<![-\w])(?:rm|stop|kill|inspect|start|ps|ls|exists)\b|\|\||\bif\b|\bcase\b|\btest\b|\[ /.test(script.text)
  )
    return true;
  const task = tasks.find((one) => one.at === at);
  if (task === undefined) return false;
  const { creates, removes } = task.arguments;
  return task.conditions.length > 0 || creates !== undefined || removes !== undefined || task.rescued;
}

function shortOf(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
