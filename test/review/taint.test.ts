import { describe, expect, test } from "vitest";
import { programOf } from "../../src/review/example.js";
import { review } from "../../src/review/run.js";
import { roleOf, stackOf } from "./tools/evaluate.js";

// Each way in which Ansible renames or carries a value, and each place where a secret comes to light.

const stack = stackOf(
  programOf(`
const app = service("app", required);
export default defineStack("example", {
  ...usual,
  phases: [
    phase("0", "Preparation", [common(), role("login", { login_key: secret("login_key"), login_all: { user: "u", key: secret("other") } })]),
    phase("1", "Configuration", [configure(app)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app] })]),
    phase("3", "Resilience", [role("backup")]),
  ],
});`),
);

type Files = Readonly<Record<string, string>>;

function saidOf(files: Files, more: Readonly<Record<string, Files>> = {}): readonly string[] {
  const roles = [roleOf("login", files), ...Object.entries(more).map(([name, own]) => roleOf(name, own))];
  return review(stack, roles).flatMap(({ id, message }) => (id === "REX056" ? [message] : []));
}

const show = (expression: string) => `- name: Show\n  ansible.builtin.debug:\n    msg: "{{ ${expression} }}"\n`;
const main = (tasks: string, more: Files = {}): Files => ({ "tasks/main.yml": tasks, ...more });

describe("a secret is followed through", () => {
  test.each<readonly [string, Files]>([
    ["the vault", main(show("vault_a"))],
    ["a variable that the stack gives", main(show("login_key"))],
    ["a part of a variable that the stack gives", main(show("login_all.key"))],
    ["the whole of that variable", main(show("login_all"))],
    ["defaults", main(show("b"), { "defaults/main.yml": `b: "{{ vault_a | default('') }}"\n` })],
    ["defaults of defaults", main(show("c"), { "defaults/main.yml": `c: "x{{ b }}"\nb: "{{ vault_a }}"\n` })],
    ["vars", main(show("b"), { "vars/main.yaml": `b: "{{ vault_a }}"\n` })],
    ["vars as JSON", main(show("b"), { "vars/main.json": `{"b": "{{ vault_a }}"}\n` })],
    ["a nested value", main(show("b.c[0].d"), { "defaults/main.yml": `b: {c: [{d: "{{ vault_a }}"}]}\n` })],
    [
      "a value of the vault in the file",
      main(show("b"), { "vars/main.yml": "b: !vault |\n  $ANSIBLE_VAULT;1.1\n  66\n" }),
    ],
    ["set_fact", main(`- ansible.builtin.set_fact:\n    b: "{{ vault_a }}"\n  no_log: true\n${show("b")}`)],
    ["set_fact as key=value", main(`- set_fact: b="{{ vault_a }}"\n  no_log: true\n${show("b")}`)],
    ["set_fact itself, at -v", main(`- ansible.builtin.set_fact:\n    b: "{{ vault_a }}"\n`)],
    ["vars of the task", main(`- debug: msg="{{ b }}"\n  vars:\n    b: "{{ vault_a }}"\n`)],
    ["vars of a block", main(`- block:\n    - debug: {msg: "{{ b }}"}\n  vars: {b: "{{ vault_a }}"}\n`)],
    [
      "vars of an include",
      main(`- include_tasks: more.yml\n  vars: {b: "{{ vault_a }}"}\n`, { "tasks/more.yml": show("b") }),
    ],
    [
      "a registered result",
      main(`- command: echo x\n  args: {stdin: "{{ vault_a }}"}\n  no_log: true\n  register: r\n${show("r.cmd")}`),
    ],
    ["a loop", main(`- debug: msg="{{ item }}"\n  loop: ["{{ vault_a }}"]\n`)],
    [
      "a part of a loop",
      main(`- debug: msg="{{ item.p }}"\n  loop: [{n: x, p: "{{ vault_a }}"}]\n  loop_control: {label: x}\n`),
    ],
    [
      "a loop over a variable",
      main(`- debug: msg="{{ one.p }}"\n  loop: "{{ all }}"\n  loop_control: {loop_var: one, label: x}\n`, {
        "defaults/main.yml": `all: [{p: "{{ vault_a }}"}]\n`,
      }),
    ],
    ["with_items", main(`- debug: msg="{{ item }}"\n  with_items: ["{{ vault_a }}"]\n`)],
    [
      "with_dict",
      main(`- debug: msg="{{ item.value }}"\n  with_dict: {n: "{{ vault_a }}"}\n  loop_control: {label: x}\n`),
    ],
    ["hostvars", main(show("hostvars[inventory_hostname].vault_a"))],
    ["hostvars in brackets", main(show("hostvars['x']['vault_a']"))],
    ["vars['…']", main(show("vars['vault_a']"))],
    ["lookup('vars')", main(show("lookup('ansible.builtin.vars', 'vault_a')"))],
    ["lookup('env')", main(show("lookup('env', 'API_TOKEN')"))],
    ["lookup('password')", main(show("lookup('password', '/dev/null')"))],
    ["a filter", main(show("vault_a | b64encode"))],
    ["a record that is combined", main(show("{'x': 1} | combine({'p': vault_a})"))],
    ["concatenation", main(show("'Bearer ' ~ vault_a"))],
    ["a condition inside", main(show("vault_a if vault_a is defined else ''"))],
    [
      "slurp",
      main(`- slurp: {src: /opt/x/secrets/y}\n  register: r\n  no_log: true\n${show("r.content | b64decode")}`),
    ],
    [
      "a program that makes one",
      main(
        `- command: openssl rand -hex 32\n  register: r\n  changed_when: false\n  check_mode: false\n${show("r.stdout")}`,
      ),
    ],
    [
      "the answer of a service",
      main(
        `- uri: {url: "https://a.example.com/login", method: POST}\n  register: r\n  no_log: true\n${show("r.json.access_token")}`,
      ),
    ],
  ])("%s", (_, files) => {
    expect(saidOf(files)).toHaveLength(1);
  });

  test("the facts of another role", () => {
    const other = { "tasks/main.yml": `- ansible.builtin.set_fact:\n    b: "{{ vault_a }}"\n  no_log: true\n` };
    expect(saidOf(main(show("b")), { other })).toHaveLength(1);
  });

  test("the variables of include_role", () => {
    const other = { "tasks/main.yml": `- include_role: {name: login}\n  vars: {b: "{{ vault_a }}"}\n` };
    expect(saidOf(main(show("b")), { other })).toHaveLength(1);
  });
});

const quiet = "  no_log: true\n  diff: false\n";

describe("a secret comes to light", () => {
  test.each<readonly [string, Files, RegExp]>([
    ["argv", main(`- command:\n    argv: [app, "{{ login_key }}"]\n${quiet}`), /command line/],
    ["a free form", main(`- command: app {{ login_key }}\n${quiet}`), /command line/],
    ["action:", main(`- action: shell app {{ login_key }}\n${quiet}`), /command line/],
    ["cron", main(`- cron: {name: x, job: "app {{ login_key }}"}\n${quiet}`), /command line/],
    [
      "a command in a container",
      main(`- community.docker.docker_container_exec: {container: x, command: "app {{ login_key }}"}\n${quiet}`),
      /command line/,
    ],
    ["debug var", main(`- debug: {var: login_key}\n`), /no_log/],
    ["fail", main(`- fail: {msg: "{{ login_key }}"}\n`), /no_log/],
    ["fail_msg", main(`- assert: {that: [login_key != ''], fail_msg: "{{ login_key }}"}\n`), /no_log/],
    [
      "a header",
      main(`- uri: {url: "https://a.example.com", headers: {Authorization: "Bearer {{ login_key }}"}}\n`),
      /no_log/,
    ],
    [
      "a body",
      main(`- uri: {url: "https://a.example.com", body: {p: "{{ login_key }}"}, body_format: json}\n`),
      /no_log/,
    ],
    ["a URL", main(`- uri: {url: "https://a.example.com/?k={{ login_key }}"}\n${quiet}`), /URL/],
    [
      "a repository's URL",
      main(`- git: {repo: "https://u:{{ login_key }}@git.example.com/x.git", dest: /x, version: v1.0.0}\n${quiet}`),
      /URL/,
    ],
    [
      "a label of a loop",
      main(`- debug: {msg: x}\n  loop: [1]\n  loop_control: {label: "{{ login_key }}"}\n`),
      /no_log/,
    ],
    ["the item of a loop", main(`- debug: {msg: "{{ item.n }}"}\n  loop: [{n: x, p: "{{ login_key }}"}]\n`), /no_log/],
    ["the name of a task", main(`- name: Use {{ login_key }}\n  debug: {msg: x}\n${quiet}`), /name of task/],
    ["the environment of a task", main(`- command: app\n  environment: {K: "{{ login_key }}"}\n`), /no_log/],
    [
      "a file of mode 0644",
      main(`- copy: {content: "{{ login_key }}", dest: /x, mode: "0644"}\n${quiet}`),
      /mode 0644/,
    ],
    ["a file without a mode", main(`- copy: {content: "{{ login_key }}", dest: /x}\n${quiet}`), /none is given/],
    ["a mode as a number", main(`- copy: {content: "{{ login_key }}", dest: /x, mode: 0644}\n${quiet}`), /mode 0644/],
    [
      "a mode in letters",
      main(`- copy: {content: "{{ login_key }}", dest: /x, mode: "u=rw,go=r"}\n${quiet}`),
      /mode u=rw/,
    ],
    [
      "a template",
      main(`- template: {src: a.j2, dest: /x, mode: "0644"}\n${quiet}`, { "templates/a.j2": "K={{ login_key }}\n" }),
      /mode 0644/,
    ],
    [
      "a template of a loop",
      main(`- template: {src: "{{ item }}.j2", dest: "/x/{{ item }}", mode: "0644"}\n  loop: [a]\n${quiet}`, {
        "templates/a.j2": "K={{ login_key }}\n",
      }),
      /mode 0644/,
    ],
    [
      "the difference of a template",
      main(`- template: {src: a.j2, dest: /x, mode: "0600"}\n  no_log: true\n`, {
        "templates/a.j2": "K={{ login_key }}\n",
      }),
      /diff: false/,
    ],
    [
      "a line of a public file",
      main(`- lineinfile: {path: /etc/environment, line: "K={{ login_key }}"}\n${quiet}`),
      /0644/,
    ],
    [
      "the environment of a container",
      main(`- community.docker.docker_container: {name: x, image: "a:1.2.3", env: {K: "{{ login_key }}"}}\n${quiet}`),
      /docker inspect/,
    ],
    [
      "a label of a container",
      main(
        `- community.docker.docker_container: {name: x, image: "a:1.2.3", labels: {k: "{{ login_key }}"}}\n${quiet}`,
      ),
      /docker inspect/,
    ],
  ])("%s", (_, files, expected) => {
    const said = saidOf(files);
    expect(said).toEqual([expect.stringMatching(expected)]);
  });
});

test.each<readonly [string, Files]>([
  ["a question about it", main(`- debug: msg="{{ login_key | length }}"\n`)],
  ["a comparison", main(`- debug: msg="{{ 'x' if login_key == '' else 'y' }}"\n`)],
  ["its checksum", main(show("login_key | hash('sha256')"))],
  ["an assertion", main(`- assert: {that: [login_key | length > 15], fail_msg: too short}\n`)],
  ["a condition", main(`- debug: {msg: x}\n  when: login_key != ''\n`)],
  ["no_log of a block", main(`- block:\n    - debug: {msg: "{{ login_key }}"}\n  no_log: true\n`)],
  ["no_log of an import", main(`- import_tasks: more.yml\n  no_log: true\n`, { "tasks/more.yml": show("login_key") })],
  ["a quiet file", main(`- copy: {content: "{{ login_key }}", dest: /x, mode: "0600"}\n${quiet}`)],
  ["standard input", main(`- command: {cmd: app login --stdin, stdin: "{{ login_key }}"}\n${quiet}`)],
  ["another part", main(show("login_all.user"))],
  ["a neighbour in defaults", main(show("b.url"), { "defaults/main.yml": `b: {url: x, p: "{{ vault_a }}"}\n` })],
  [
    "another item",
    main(
      `- debug: msg="{{ item.n }}"\n  loop: [{n: x, p: "{{ vault_a }}"}]\n  loop_control: {label: "{{ item.n }}"}\n`,
    ),
  ],
  [
    "the status of a request",
    main(
      `- uri: {url: "https://a.example.com", headers: {A: "{{ login_key }}"}}\n  register: r\n  no_log: true\n${show("r.status")}`,
    ),
  ],
  [
    "a variable of a block outside of it",
    main(`- block:\n    - debug: {msg: x}\n  vars: {b: "{{ vault_a }}"}\n${show("b | default('')")}`),
  ],
  ["the whole URL of a webhook", main(`- uri: {url: "{{ login_key }}", method: POST}\n  no_log: true\n`)],
])("nothing comes to light by %s", (_, files) => {
  expect(saidOf(files)).toEqual([]);
});

test.each([
  ["login_key", "{{ login_key | default('changeme') }}", ["REX065"]],
  ["a variable of another name", "{{ own | default('changeme') }}", ["REX065"]],
  ["what is no secret", "{{ other | default('changeme') }}", []],
])("a secret that has a value when nobody gave one: %s", (_, text, expected) => {
  const files = { "templates/a.j2": `K=${text}\n`, "defaults/main.yml": `own: "{{ vault_a }}"\nother: x\n` };
  const found = review(stack, [roleOf("login", files)]);
  expect(found.flatMap(({ id }) => (id === "REX065" ? [id] : []))).toEqual(expected);
});
