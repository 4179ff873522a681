import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emitProject } from "../../src/emit/project.js";
import { planStack } from "../../src/plan/plan.js";
import { programOf } from "../../src/review/example.js";
import { repository } from "../lint/projects.js";
import { stackOf } from "../review/tools/evaluate.js";
import { scratch } from "../tools/scratch.js";

const awkward = `it's "\\$x\${x} %20 {{ x }} {# # é/@:?&<;|\`!`;

/** The templates of the service's secrets, by the name of the file. */
function templatesOf(program: string): Readonly<Record<string, string>> {
  const emitted = emitProject(planStack(stackOf(programOf(program)), { roles: {}, ownRoles: {}, playbooks: [] }));
  const folder = "roles/app/templates/secrets/app/";
  const found = [...emitted].filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(found.map(([path, { text }]) => [path.slice(folder.length), text]));
}

/** What Ansible makes of templates. */
function rendered(templates: Readonly<Record<string, string>>): string {
  const folder = scratch(templates);
  const tasks = Object.keys(templates).map((src) => ({
    "ansible.builtin.template": { src: join(folder, src), dest: join(folder, src.replace(/\.j2$/, "")) },
  }));
  const play = { hosts: "localhost", connection: "local", gather_facts: false, vars_files: ["vault.yml"], tasks };
  const files = { "play.yml": JSON.stringify([play]), "vault.yml": `vault_key: !unsafe ${JSON.stringify(awkward)}\n` };
  const project = scratch(files);
  const program = join(repository, ".venv/bin/ansible-playbook");
  const { status, stdout } = spawnSync(program, ["play.yml"], { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
  return folder;
}

const secretsOf = (delivery: string) => `
const key = secret("key");
const app = service("app", {
  ...required, user: 1000,
  secrets: { KEY: key, SENTENCE: text\`it's \${key} \\\\ and more\`, URL: { ...text\`postgres://app:\${key}@database/app\`, quoting: "url" } },
  secretDelivery: ${delivery},
});`;

test("a secret comes to its reader to the byte, alone, in a sentence and in a URL, however it is delivered", () => {
  const shell = templatesOf(secretsOf('{ kind: "shell", shell: "/bin/sh", entrypoint: ["/app"] }'));
  const file = templatesOf(secretsOf('{ kind: "file", suffix: "_FILE" }'));
  const folder = rendered({ ...shell, ...file });

  const script = `set -a && . ${folder}/environment && set +a && printf '%s\\0' "$KEY" "$SENTENCE" "$URL"`;
  const exported = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, 3);
  const read = ["KEY", "SENTENCE", "URL"].map((name) => readFileSync(join(folder, name), "utf8"));
  for (const [key, sentence, url] of [exported, read]) {
    expect(key).toBe(awkward);
    expect(sentence).toBe(`it's ${awkward} \\ and more`);
    expect(decodeURIComponent(new URL(url ?? "").password)).toBe(awkward);
    expect(new URL(url ?? "").hostname).toBe("database");
  }
});
