import type { Text } from "../../../model/ansible/text.js";
import type { Mend } from "../../mend.js";
import { noBoolean } from "../../questions/condition-kinds.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX101",
  title: "A condition that is no boolean",
  level: "error",
  says: {
    kind: "task '{task}' of role '{role}' has the condition '{condition}', and '{words}' is {what}",
    braces: "task '{task}' of role '{role}' has braces in the condition '{condition}'",
  },
  why: "Since ansible-core 2.19 a condition must come to true or false. A list, a text or a number stops the play: «Conditionals must have a boolean result».",
  fix: {
    kind: "Ask a question of it: '{words} | length > 0', '{words} | bool', or a comparison.",
    braces: "Write the expression without braces: a condition is one already.",
  },
  bad: {
    kind: {
      role: "sites",
      files: {
        "defaults/main.yml": "sites_extra: [a.example.com]\n",
        "tasks/main.yml": `- name: Tell that there are more sites
  ansible.builtin.debug:
    msg: there are more
  when: sites_extra
`,
      },
    },
    braces: {
      role: "sites",
      files: {
        "defaults/main.yml": "sites_enabled: true\n",
        "tasks/main.yml": `- name: Tell that there are more sites
  ansible.builtin.debug:
    msg: there are more
  when: "{{ sites_enabled }}"
`,
      },
    },
  },
  good: {
    role: "sites",
    files: {
      "defaults/main.yml": "sites_extra: [a.example.com]\n",
      "tasks/main.yml": `- name: Tell that there are more sites
  ansible.builtin.debug:
    msg: there are more
  when: sites_extra | length > 0
`,
    },
  },
  links: ["https://docs.ansible.com/ansible-core/2.19/porting_guides/porting_guide_core_2.19.html#broken-conditionals"],
  inEditor: false,
  mends: true,
  abroad: { because: "Which Ansible runs it is not known." },
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of [...role.tasks, ...role.blocks])
      for (const text of task.texts) {
        const { outcomes = [], route } = text;
        const at = { file: task.file, route };
        const filling = { task: task.name, role: role.name, condition: short(text.text) };
        const wrong = outcomes
          .map((outcome) => ({ outcome, what: noBoolean(outcome, task, role) }))
          .find(({ what }) => what !== undefined);
        if (wrong?.what !== undefined && "words" in wrong.outcome)
          yield {
            says: "kind",
            at,
            with: { ...filling, words: short(wrong.outcome.words), what: wrong.what },
            mend: question(text, wrong.outcome.words, wrong.what),
          };
        else if (outcomes.length > 0 && /\{\{/.test(text.text))
          yield { says: "braces", at, with: filling, mend: withoutBraces(text) };
      }
  },
});

function short(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}

/** The question that was meant, where the whole condition is that one value. */
function question({ text }: Text, words: string, what: string): Mend | undefined {
  if (text.trim() !== words.trim() || !/^[\w.]+(?:\s*\|\s*(?:length|count))?$/.test(words.trim())) return undefined;
  if (/\|/.test(words)) return { kind: "replace", from: text, to: `${words.trim()} > 0` };
  return ["a list", "a map"].includes(what)
    ? { kind: "replace", from: text, to: `${words.trim()} | length > 0` }
    : undefined;
}

function withoutBraces({ text }: Text): Mend | undefined {
  const inner = /^\s*\{\{\s*((?:(?!\{\{|\}\})[\s\S])*?)\s*\}\}\s*$/.exec(text)?.[1];
  return inner === undefined ? undefined : { kind: "replace", from: text, to: inner };
}
