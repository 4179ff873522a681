import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, it } from "vitest";
import { goodProject, goodStack, rexible } from "../cli/command.js";
import { repository, run } from "../lint/projects.js";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";

const stack = goodStack
  .replace("import {", "import { secret, text, variable,")
  .replace(
    'role("motd")',
    `role("Site_notes.v2", {
      greeting: variable("greeting", { default: "hello", description: "Greeting" }),
      sentence: text\`\${variable("greeting", { default: "hello", description: "Greeting" })}, \${secret("note_key")}\`,
      braces: "{{ literal }}",
      list: [variable("domain_of_notes", { default: "example.com", description: "Domain" }), 2],
    })`,
  )
  .replace('user: "deploy" }', 'user: "deploy", variables: { note_disks: ["/mnt/a", { at: "/mnt/b" }] } }');

const tasks = (...lines: readonly string[]) => `---\n${lines.join("\n")}\n`;

/** A role with files of every kind, that reaches two others. */
const project = {
  ...goodProject,
  "stack.ts": stack,
  "roles-src/Site_notes.v2/tasks/main.yml": tasks(
    "- name: Take what a dependency left",
    "  ansible.builtin.include_role:",
    "    name: teller",
  ),
  "roles-src/Site_notes.v2/meta/main.yml": tasks("dependencies:", "  - role: words"),
  "roles-src/Site_notes.v2/config/app.ini": "a = 1\n",
  "roles-src/Site_notes.v2/files/.profile": "umask 027\n",
  "roles-src/Site_notes.v2/files/__pycache__/x.pyc": "",
  "roles-src/Site_notes.v2/.yamllint": "---\nextends: default\n",
  "roles-src/words/filter_plugins/words.py":
    "class FilterModule(object):\n    def filters(self):\n        return {'doubled': lambda text: text + text}\n",
  "roles-src/teller/tasks/main.yml": tasks(
    "- name: Write what is known",
    "  ansible.builtin.copy:",
    '    content: "{{ [sentence, greeting | doubled, braces, list, note_disks] | to_json }}"',
    '    dest: "{{ playbook_dir }}/told.json"',
    '    mode: "0600"',
  ),
  "roles-src/teller/meta/main.yml": tasks("dependencies: []"),
  "roles-src/unused/tasks/main.yml": tasks("- name: Do nothing", "  ansible.builtin.debug:", "    msg: x"),
};

const interpreter = { ansible_python_interpreter: "{{ ansible_playbook_python }}" };

const bytes = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0x00, 0x0a]);

function built(): string {
  const folder = scratch(project);
  writeFileSync(join(folder, "roles-src/Site_notes.v2/files/tool"), bytes);
  chmodSync(join(folder, "roles-src/Site_notes.v2/files/tool"), 0o755);
  expect(rexible(folder, ["build", "--no-types"])).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^not locked[^\n]*\n$/),
  });
  return join(folder, "generated");
}

it("a role of any name arrives whole, with the roles that it reaches and no others", () => {
  const generated = built();
  const role = join(generated, "roles/Site_notes.v2");
  expect(readFileSync(join(role, "files/tool")).equals(bytes)).toBe(true);
  expect(statSync(join(role, "files/tool")).mode & 0o777).toBe(0o755);
  for (const path of ["config/app.ini", "files/.profile", ".yamllint"]) {
    expect(readFileSync(join(role, path), "utf8")).toBe(
      project[`roles-src/Site_notes.v2/${path}` as keyof typeof project],
    );
    expect(statSync(join(role, path)).mode & 0o111).toBe(0);
  }
  const paths = Object.keys(JSON.parse(readFileSync(join(generated, "manifest.json"), "utf8")).files);
  expect(paths).toEqual(expect.arrayContaining(["roles/words/filter_plugins/words.py", "roles/teller/tasks/main.yml"]));
  expect(paths.filter((path) => /roles\/unused|pycache/.test(path))).toEqual([]);
  expect(rexible(join(generated, ".."), ["build", "--no-types"]).stdout).toMatch(/nothing changed/);
});

it("a role that one of them reaches, and that is not there, is told at its place", () => {
  const folder = scratch({ ...project, "roles-src/words/meta/main.yml": tasks("dependencies:", "  - role: tellr") });
  const { status, stderr } = rexible(folder, ["build", "--no-types"]);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /REX109 {2}role 'words' runs role 'tellr' with 'dependencies'[\s\S]*roles-src\/words\/meta\/main\.yml:3/,
  );
  expect(stderr).toMatch(/Did you\s+mean 'teller'/);
});

describeWith(join(repository, ".venv/bin/ansible-playbook"))("Ansible", () => {
  it("gives the role what the stack says, where names are those of the inventory too", { timeout: 60_000 }, () => {
    const generated = built();
    const plays = load(readFileSync(join(generated, "site.yml"), "utf8")) as readonly {
      tasks?: [{ block: object[] }];
    }[];
    const steps = plays.flatMap(({ tasks: blocks }) => blocks?.[0].block ?? []);
    const own = steps.filter((task) => JSON.stringify(task).includes("Site_notes.v2"));
    writeFileSync(
      join(generated, "try.yml"),
      JSON.stringify([
        { name: "Try", hosts: "stack", connection: "local", gather_facts: false, vars: interpreter, tasks: own },
      ]),
    );
    run("ansible-playbook", ["try.yml", "-e", "vault_note_key=opensesame"], generated);
    expect(JSON.parse(readFileSync(join(generated, "told.json"), "utf8"))).toEqual([
      "hello, opensesame",
      "hellohello",
      "{{ literal }}",
      ["example.com", 2],
      ["/mnt/a", { at: "/mnt/b" }],
    ]);
  });
});

const beside = {
  "stack.ts": goodStack.replace(
    'role("motd")',
    'role("motd"), role("geerlingguy.ntp", { ntp_timezone: "Etc/UTC" }), role("community.zabbix.agent")',
  ),
  "roles-src/requirements.yml": `---
roles:
  - name: geerlingguy.ntp
    version: 3.0.0
collections:
  - name: community.zabbix
    version: 3.3.0
  - name: community.docker
    version: 4.7.0
`,
  "roles-src/motd/tasks/main.yml": tasks("- name: Tell", "  ansible.builtin.debug:", '    msg: "{{ motd_words }}"'),
  "roles-src/played/tasks/main.yml": tasks("- name: Tell", "  ansible.builtin.debug:", "    msg: played"),
  "inventory/hosts.yml": "all:\n",
  "inventory/group_vars/all/local.yml": "motd_words: said beside the stack\n",
  "playbooks/extra.yml": tasks(
    "- name: Extra",
    "  hosts: stack",
    "  connection: local",
    "  gather_facts: false",
    "  roles:",
    "    - motd",
    "    - played",
  ),
};

it("what comes from elsewhere is pinned, installed by the project's own list, and no part of it", () => {
  const folder = scratch({ ...goodProject, ...beside });
  expect(rexible(folder, ["build", "--no-types"])).toMatchObject({ status: 0 });
  const read = (path: string) => readFileSync(join(folder, "generated", path), "utf8");
  expect(load(read("requirements.yml"))).toEqual({
    collections: [
      { name: "ansible.posix", version: expect.anything() },
      { name: "community.general", version: expect.anything() },
      { name: "community.zabbix", version: "3.3.0" },
      { name: "community.docker", version: "4.7.0" },
    ],
    roles: [{ name: "geerlingguy.ntp", version: "3.0.0" }],
  });
  expect(load(read(".ansible-lint"))).toMatchObject({ mock_roles: ["geerlingguy.ntp"] });
  expect(read(".gitignore")).toContain("roles/geerlingguy.ntp/\n");
  expect(read("README.md")).toContain("    ansible-galaxy install -r requirements.yml\n");
  expect(read("manifest.json")).not.toContain("roles/geerlingguy");
});

it("what has no exact version, or stands in no list, is refused at its line", () => {
  const list = beside["roles-src/requirements.yml"].replace("3.3.0", '">=3.3.0"').replace("    version: 3.0.0\n", "");
  const floating = scratch({ ...goodProject, ...beside, "roles-src/requirements.yml": list });
  const { stderr } = rexible(floating, ["build", "--no-types"]);
  expect(stderr).toMatch(/error {2}'geerlingguy\.ntp' has no exact version[\s\S]*requirements\.yml:3/);
  expect(stderr).toMatch(
    /error {2}'community\.zabbix' has no exact version, but '>=3\.3\.0'[\s\S]*requirements\.yml:5/,
  );
  const unlisted = scratch({ ...goodProject, "stack.ts": beside["stack.ts"] });
  const told = rexible(unlisted, ["build", "--no-types"]).stderr;
  expect(told).toMatch(/REX131 {2}phase '1' runs role 'geerlingguy\.ntp'/);
  expect(told).toMatch(/REX131 {2}phase '1' runs role 'community\.zabbix\.agent'/);
});

it("says where values do not count, or would go with the project", () => {
  const values = "inventory/group_vars/all/local.yml";
  const folder = scratch({ ...goodProject, [values]: "a: 1\n", [`generated/${values}`]: "a: 2\n" });
  expect(rexible(folder, ["build", "--no-types"]).stderr).toContain("write 'all:' to 'inventory/hosts.yml'");
  writeFileSync(join(folder, "inventory/hosts.yml"), "all:\n");
  expect(rexible(folder, ["build", "--no-types"]).stderr).toContain(
    `'generated/${values}' counts where '${values}' says nothing`,
  );
});

describeWith(join(repository, ".venv/bin/ansible-playbook"))("Ansible", () => {
  it("reads inventory and playbooks beside the stack; a deleted project is built anew", { timeout: 60_000 }, () => {
    const folder = scratch({ ...goodProject, ...beside });
    rexible(folder, ["build", "--no-types"]);
    rmSync(join(folder, "generated"), { recursive: true });
    expect(rexible(folder, ["build", "--no-types"])).toMatchObject({ status: 0 });
    const said = run("sh", ["-c", "ansible-playbook ../playbooks/extra.yml 2>&1"], join(folder, "generated"));
    expect(said).toContain('"msg": "said beside the stack"');
    expect(said).toContain('"msg": "played"');
    expect(said).not.toMatch(/WARNING/);
  });
});
