import { truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import type { Task } from "../../../model/ansible/task.js";
import { machineAskedBy } from "../../questions/connectivity.js";
import { hostsAskedBy } from "../../questions/probe.js";
import { withProbe } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { HostAskedWith, OverSocket } from "../../typed/asked-host.js";
import type { Before } from "../../typed/text.js";

export const rule = defineRule({
  id: "REX004",
  title: "A connectivity check can block the deployment",
  level: "error",
  says: {
    probe: "the probe of service '{service}' asks '{host}', which is not the service itself",
    task: "task '{task}' of role '{role}' stops the deployment when '{target}' does not answer",
  },
  why: "A VPN or a remote site that is down says nothing about this host. A check that waits for it stops the deployment without a valid reason.",
  fix: {
    probe: "Ask the service itself, at 127.0.0.1.",
    task: "Register the result, say 'failed_when: false', and let a later task report it.",
  },
  bad: {
    probe: `
const app = service("app", {
  ...required,
  healthcheck: { test: ["curl", "-fsS", "https://example.com/"] },
});`,
    task: {
      role: "vpn",
      files: {
        "tasks/main.yml": `- name: Check the connection to the VPN
  ansible.builtin.command:
    cmd: ping -c 3 -W 5 {{ vpn_server }}
  changed_when: false
`,
        "defaults/main.yml": "vpn_server: 100.64.0.1\n",
      },
    },
  },
  good: {
    role: "vpn",
    files: {
      "tasks/main.yml": `- name: Check the connection to the VPN
  ansible.builtin.command:
    cmd: ping -c 3 -W 5 {{ vpn_server }}
  changed_when: false
  check_mode: false
  failed_when: false
  register: vpn_check

- name: Report the connection to the VPN
  ansible.builtin.debug:
    msg: "VPN: {{ 'up' if vpn_check.rc == 0 else 'down, the deployment goes on' }}"
`,
      "defaults/main.yml": "vpn_server: 100.64.0.1\n",
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_error_handling.html"],
  inEditor: ["probe"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    // What others reach the world through is well when the world answers.
    const ways = new Set(Object.values(services).map(({ networkOf }) => networkOf));
    for (const [service, { healthcheck }] of withProbe(services)) {
      if (ways.has(service)) continue;
      for (const { host, index } of hostsAskedBy(healthcheck.test, service))
        yield { says: "probe", at: ["services", service, "healthcheck", "test", index], with: { service, host } };
    }
  },

  *checkRole(role) {
    for (const task of role.tasks) {
      const target = machineAskedBy(task, role);
      if (target === undefined || task.rescued) continue;
      const stopping = bearsFailure(task) ? role.tasks.filter((other) => stopsFor(task, other, role)) : [task];
      for (const { name, at } of stopping) yield { says: "task", at, with: { task: name, role: role.name, target } };
    }
  },
});

/** Whether the task goes on when it fails. */
function bearsFailure({ keywords }: Task): boolean {
  return truthOf(keywords.ignore_errors) === true || truthOf(keywords.failed_when) === false;
}

/** Whether another task stops the deployment because of what a task found. */
function stopsFor({ keys: { register } }: Task, other: Task, role: Role): boolean {
  if (typeof register !== "string" || other.rescued || bearsFailure(other)) return false;
  const judges = other.action === "assert" || other.action === "fail" || "failed_when" in other.keys;
  const names = madeFrom(register, role);
  const judged = other.texts.filter(({ isExpression }) => isExpression);
  return judges && judged.some(({ reads }) => reads.some(({ name }) => names.has(name)));
}

/** A result, and the facts that are made from it. */
function madeFrom(register: string, { definitions }: Role): ReadonlySet<string> {
  const names = new Set([register]);
  for (const { name, by, leaves } of definitions)
    if (by === "set_fact" && leaves.some(({ reads }) => reads.some((read) => names.has(read.name)))) names.add(name);
  return names;
}

export type Review<Name extends string, Options> = Options extends {
  readonly healthcheck: { readonly test: infer Test extends readonly string[] };
}
  ? [UrlHost<Test[number]>] extends [never]
    ? Told<Name, Test, Exclude<HostAskedWith<Test>, Name>>
    : Told<Name, Test, Exclude<UrlHost<Test[number]>, Local | Name>>
  : unknown;

/** The sentence at the word that names the host. */
type Told<Name extends string, Test extends readonly string[], Host extends string> = [Host] extends [never]
  ? unknown
  : [Extract<Test[number], OverSocket>] extends [never]
    ? { readonly healthcheck: { readonly test: Judged<Test, Name, Host> } }
    : unknown;

type Judged<Test extends readonly unknown[], Name extends string, Host extends string> = {
  readonly [Index in keyof Test]: [Named<Test[Index], Host>] extends [never]
    ? unknown
    : DesignReview<Said<typeof rule, { service: Name; host: Named<Test[Index], Host> }, "probe">>;
};

/** The host that a word names: in its address, or as it stands. */
type Named<Word, Host extends string> = Word extends `${string}://${string}`
  ? Extract<UrlHost<Word>, Host>
  : Host extends unknown
    ? Word extends `${string}${Host}${string}`
      ? Host
      : never
    : never;

/** The host of the address in a word. */
type UrlHost<Word> = Word extends `${string}://${infer Rest}` ? Before<Before<Before<Rest, "/">, ":">, " "> : never;

type Local = "127.0.0.1" | "localhost" | "[" | "0.0.0.0";
