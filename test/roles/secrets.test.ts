import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

interface Case {
  /** What stands in the vault. */
  readonly yaml: string;
  readonly format?: { readonly pattern: string; readonly says: string };
  /** What the deployment says of it; nothing where it goes on. */
  readonly says?: string;
}

const cases: Readonly<Record<string, Case>> = {
  plain: { yaml: "CANARYplainplainplain" },
  awkward: { yaml: JSON.stringify(`CANARY a'b"c\\d$e%f#g@h/i:j?k`) },
  unsafe: { yaml: "!unsafe 'CANARYCANARY{{b{%c{#d'" },
  looked_up: { yaml: `"{{ 'CANARY' ~ 'looked up elsewhere' }}"` },
  opened: { yaml: "'CANARYaaaaaaaaaaaa{{b'", says: "holds braces that Ansible reads as a template" },
  rendered: { yaml: "'CANARYaaaaaaaaa{{ 7 }}b'", says: "write !unsafe before it" },
  statement: { yaml: "'CANARYaaaaaaaaa{% if %}b'", says: "holds braces that Ansible reads as a template" },
  remark: { yaml: "'CANARYaaaaaaaaaa{# b #}c'", says: "holds braces that Ansible reads as a template" },
  short: { yaml: "'CANARY'", says: "is missing or shorter than 16 characters" },
  blank_before: { yaml: "' CANARYaaaaaaaaaaaaaaa'", says: "begins or ends with white space" },
  blank_after: { yaml: '"CANARYaaaaaaaaaaaaaaa\\t"', says: "begins or ends with white space" },
  line_end: { yaml: '"CANARYaaaaaaaaaaaaaaa\\n"', says: "begins or ends with white space" },
  two_lines: { yaml: '"CANARYaaaaaaa\\naaaaaaaa"', says: "holds a line end or another control character" },
  bell: { yaml: '"CANARYaaaaaaa\\x07aaaaaaaa"', says: "holds a line end or another control character" },
  formless: {
    yaml: "'CANARY without a number'",
    format: { pattern: "[0-9]", says: "has no digit" },
    says: "has no digit",
  },
  formed: { yaml: "'CANARY number seven: 7'", format: { pattern: "[0-9]", says: "has no digit" } },
  absent: { yaml: '""', says: "is missing or shorter than 16 characters" },
};

/** What Ansible prints where each case is the secret of one host. */
function sayOfAll(): string {
  const hosts = Object.fromEntries(Object.keys(cases).map((name) => [name, { ansible_connection: "local" }]));
  const play = {
    hosts: "all",
    gather_facts: false,
    vars: {
      stack_examples: [],
      stack_secrets: "{{ [{ 'name': 'vault_password', 'min_length': 16 } | combine(format | default({}))] }}",
    },
    tasks: [{ "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "values" } }],
  };
  const folder = scratch({
    "ansible.cfg": `[defaults]\nroles_path = ${repository}/roles-src\n`,
    "hosts.yml": JSON.stringify({ all: { hosts } }),
    "play.yml": JSON.stringify([play]),
    ...Object.fromEntries(
      Object.entries(cases).map(([name, { yaml, format = {} }]) => [
        `host_vars/${name}.yml`,
        `vault_password: ${yaml}\nformat: ${JSON.stringify(format)}\n`,
      ]),
    ),
  });
  const program = join(repository, ".venv/bin/ansible-playbook");
  const env = { ...process.env, ANSIBLE_NOCOLOR: "1", ANSIBLE_FORKS: "2" };
  return spawnSync(program, ["--inventory", "hosts.yml", "play.yml"], { cwd: folder, env, encoding: "utf8" }).stdout;
}

test("a secret arrives as it is written, or is refused with the way out; it is never shown", {
  timeout: 300_000,
}, () => {
  const lines = sayOfAll().split("\n");
  const refusals = (name: string) =>
    lines.filter((line) => line.startsWith(`fatal: [${name}]`) && !line.includes("censored")).join("\n");
  for (const [name, { says }] of Object.entries(cases)) {
    expect
      .soft(
        lines.some((line) => line.startsWith(`${name} `) && line.includes("ok=")),
        name,
      )
      .toBe(true);
    if (says === undefined) expect.soft(refusals(name), name).toBe("");
    else expect.soft(refusals(name), name).toContain("Nothing was changed. 'vault_password' ");
    expect.soft(refusals(name), name).toContain(says ?? "");
  }
  // Newer Ansible shows an excerpt of the file that a value comes from. A vault is encrypted, these files are not.
  expect(lines.filter((line) => line.includes("CANARY") && !/^\d+ vault_password/.test(line))).toEqual([]);
});
