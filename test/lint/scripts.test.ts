import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { python } from "../tools/pyyaml.js";
import { scratch } from "../tools/scratch.js";
import { compiled, filesBelow, repository, run, stacks, textOf } from "./projects.js";

const isShell = (text: string) => /^#!\s*\/\S+(\s+|\/)(ba|da)?sh\b/.test(text);

/** Renders Jinja as Ansible does on a host, with the defaults and variables of the template's role. */
function rendered(project: string, templates: readonly string[]): readonly string[] {
  const folder = scratch();
  const tasks = templates.map((template, index) => {
    const role = template.split("/").slice(0, 2).join("/");
    const variables = filesBelow(join(project, role)).filter((path) => /^(defaults|vars)\/.*\.yml$/.test(path));
    return {
      hosts: "localhost",
      connection: "local",
      gather_facts: false,
      vars: { ansible_python_interpreter: python },
      vars_files: variables.map((path) => join(project, role, path)),
      tasks: [
        {
          "ansible.builtin.template": {
            src: join(project, template),
            dest: join(folder, `${index}-${basename(template, ".j2")}`),
            mode: "0600",
          },
        },
      ],
    };
  });
  writeFileSync(join(folder, "render.yml"), JSON.stringify(tasks));
  run("ansible-playbook", ["--inventory", "localhost,", "render.yml"], folder);
  return templates.map((template, index) => join(folder, `${index}-${basename(template, ".j2")}`));
}

const shellcheck = (paths: readonly string[], folder: string) =>
  run("shellcheck", ["--severity=style", "--external-sources", ...paths], folder);

describe.each(stacks)("the scripts of %s", (stack) => {
  const folder = compiled(stack);

  test("have no finding of shellcheck", () => {
    const scripts = filesBelow(folder()).filter((path) => !path.endsWith(".j2") && isShell(textOf(folder(), path)));
    expect(scripts.length).toBeGreaterThan(0);
    expect(shellcheck(scripts, folder())).toBe("");
  });

  test("have none either when they are templates, rendered by Ansible", () => {
    const templates = filesBelow(folder()).filter((path) => path.endsWith(".j2") && isShell(textOf(folder(), path)));
    expect(templates.length).toBeGreaterThan(0);
    expect(shellcheck(rendered(folder(), templates), folder())).toBe("");
  });
});

test("so have the scripts of this repository", () => {
  const tools = filesBelow(join(repository, "test/tools")).filter((path) => path.endsWith(".sh"));
  expect(tools.length).toBeGreaterThan(0);
  expect(shellcheck([".ci/run", ...tools.map((path) => `test/tools/${path}`)], repository)).toBe("");
});
