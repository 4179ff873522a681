import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { load } from "js-yaml";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** What Ansible would do to a host, and what it makes of the files of the project. */
export interface Outcome {
  /** Tasks that change something, without the name of their role; for loops each item's label behind it. */
  readonly changes: readonly string[];
  /** The digest that is a container's label, by service. */
  readonly digests: Readonly<Record<string, string>>;
  /** Why the deployment would stop before its first change. */
  readonly problems: readonly string[];
  /** The `.env` beside the Compose files. */
  readonly env: string;
  /** What the project has otherwise than the host, and no role brought. */
  readonly unbrought: readonly string[];
  /** What was there, and behind it what was brought. */
  readonly present: readonly { readonly path: string; readonly mode?: string }[];
}

/** What docker-stack makes of the host, and the first of its tasks, which write what Compose reads. */
const tell = [
  { name: "Know what was brought", "ansible.builtin.meta": "flush_handlers" },
  {
    name: "Work out what containers are to find",
    "ansible.builtin.set_fact": { _docker_stack_found_files: "{{ _docker_stack_wanted_files }}" },
  },
  { name: "Install the Compose projects", "ansible.builtin.import_tasks": "files.yml" },
  {
    name: "Tell",
    "ansible.builtin.copy": { content: "{{ _told | to_json }}", dest: "{{ playbook_dir }}/told.json", mode: "0600" },
    vars: {
      _told: {
        digests: "{{ _docker_stack_digests }}",
        problems: "{{ _docker_stack_agreement_problems }}",
        unbrought: "{{ _docker_stack_unbrought_files }}",
        env: "{{ lookup('ansible.builtin.template', 'env.j2') }}",
        present: "{{ stack_present_files + stack_present_secrets + _docker_stack_brought_files }}",
      },
    },
    check_mode: false,
  },
];

const play = (roles: readonly string[]) => [
  {
    name: "Deploy",
    hosts: "stack[0]",
    connection: "local",
    gather_facts: false,
    vars: { ansible_python_interpreter: "{{ ansible_playbook_python }}" },
    tasks: [
      {
        name: "Look",
        "ansible.builtin.set_fact": {
          stack_present_files: "{{ _found.files }}",
          stack_present_secrets: "{{ _found.secrets }}",
          stack_present_folders: "{{ _found.folders }}",
        },
        vars: { _found: "{{ lookup('ansible.builtin.file', 'found.json') | from_json }}" },
      },
      ...roles.map((role) => ({ name: `Configure ${role}`, "ansible.builtin.include_role": { name: role } })),
      { name: "Tell", "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "tell" } },
    ],
  },
];

/** `generated/` alone in an empty folder, on a machine without Node, with values filled in. */
export class Project {
  readonly folder: string;

  constructor(generated: string) {
    this.folder = join(scratch({}), "stack");
    cpSync(generated, this.folder, { recursive: true });
    const all = "inventory/group_vars/all";
    const secrets = this.read(`${all}/vault.yml.example`).replace(
      /^(\w+): ""$/gm,
      `$1: "$1-is-long-enough-for-anyone"`,
    );
    this.write(`${all}/vault.yml`, secrets);
    this.write("roles/docker-stack/tasks/tell.yml", JSON.stringify(tell));
    this.write("found.json", JSON.stringify({ files: [], secrets: [], folders: [] }));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(path: string, text: string): void {
    mkdirSync(join(this.folder, path, ".."), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path));
  }

  /** Edits a file as a person does; an edit that meets nothing is a mistake of the test. */
  edit(path: string, from: string | RegExp, to: string): void {
    const before = this.read(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to edit in '${path}'`);
    this.write(path, after);
  }

  /** From now on the host is what the outcome made of it. */
  deployed({ present, env }: Outcome): void {
    const { docker_stack_root: root } = this.defaults("docker-stack") as { docker_stack_root: string };
    const composed = ["docker-compose-infra.yml", "docker-compose.yml"].map((name) => ({
      path: `${root}/compose/${name}`,
      mode: "0644",
      checksum: sha1(this.read(`roles/docker-stack/files/compose/${name}`)),
    }));
    const environment = { path: `${root}/compose/.env`, mode: "0600", checksum: sha1(env) };
    const lists = readdirSync(join(this.folder, "roles")).flatMap((role) => Object.entries(this.defaults(role)));
    const folders = lists.flatMap(([name, value]) => (name.endsWith("_folders") ? (value as object[]) : []));
    const compose = { path: `${root}/compose`, owner: "0", group: "0", mode: "0755" };
    // Of each path the last: files of root have a mode, secrets an owner.
    const files = [...new Map([...present, ...composed, environment].map((file) => [file.path, file])).values()];
    const found = {
      files: files.filter(({ mode }) => mode !== undefined),
      secrets: files.filter(({ mode }) => mode === undefined),
      folders: [...folders, compose],
    };
    this.write("found.json", JSON.stringify(found));
  }

  /** Lets Ansible work out, in check mode, what a deployment with the given roles would bring. */
  outcome(roles = this.configureRoles): Outcome {
    this.write("exit.yml", JSON.stringify(play(roles)));
    const { status, stdout, stderr } = spawnSync("ansible-playbook", ["--check", "exit.yml"], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: {
        PATH: programsWithoutNode(),
        HOME: this.folder,
        LANG: "C.UTF-8",
        ANSIBLE_STDOUT_CALLBACK: "ansible.posix.json",
      },
    });
    if (status !== 0) throw new Error(`ansible-playbook ended with ${status}\n${stdout.slice(-4000)}${stderr}`);
    return { changes: changesIn(stdout), ...(JSON.parse(this.read("told.json")) as Omit<Outcome, "changes">) };
  }

  get configureRoles(): readonly string[] {
    return this.defaults("docker-stack").docker_stack_configure_roles as readonly string[];
  }

  private defaults(role: string): Readonly<Record<string, unknown>> {
    return (load(this.read(`roles/${role}/defaults/main.yml`)) ?? {}) as Readonly<Record<string, unknown>>;
  }
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

interface Run {
  readonly plays: readonly {
    readonly tasks: readonly {
      readonly task: { readonly name: string };
      readonly hosts: Readonly<Record<string, { readonly changed?: boolean }>>;
    }[];
  }[];
}

/** The tasks that would change something, without the names of their roles. */
function changesIn(json: string): readonly string[] {
  const { plays } = JSON.parse(json.slice(json.indexOf("{"))) as Run;
  const changing = plays
    .flatMap(({ tasks }) => tasks)
    .filter(({ hosts }) => Object.values(hosts).some(({ changed }) => changed));
  return changing.map(({ task }) => task.name.replace(/^.* : /, "")).filter((name) => name !== "Tell");
}

/** A PATH that leads to all programs of this machine but those of Node. */
function programsWithoutNode(): string {
  const folder = join(scratch({}), "programs");
  mkdirSync(folder);
  for (const place of ["/usr/local/bin", "/usr/bin", "/bin"].filter((path) => existsSync(path)))
    for (const name of readdirSync(place))
      if (!/^(node|nodejs|npm|npx|rexible)$/.test(name) && !existsSync(join(folder, name)))
        symlinkSync(join(place, name), join(folder, name));
  return [join(repository, ".venv/bin"), folder].join(delimiter);
}
