import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { compiled, filesBelow, run, stacks, textOf } from "./projects.js";

const minutes = 60_000;

/** The findings of ansible-lint, judged by the configuration that the project itself carries. */
function findingsOf(folder: string): readonly string[] {
  const args = ["-c", "ansible-lint --offline --strict --nocolor -q -f json . || test $? = 2", "sh"];
  const findings = JSON.parse(run("sh", args, folder)) as readonly { check_name: string; location: { path: string } }[];
  return findings.map(({ check_name, location }) => `${check_name} ${location.path}`);
}

describe.each(stacks)("the project of %s", (stack) => {
  const folder = compiled(stack);

  test("has no finding of ansible-lint in the production profile", { timeout: 20 * minutes }, () => {
    expect(findingsOf(folder())).toEqual([]);
  });

  test("skips no rule, anywhere", () => {
    const configuration = load(textOf(folder(), ".ansible-lint")) as Record<string, unknown>;
    expect(configuration.profile).toBe("production");
    for (const key of ["skip_list", "warn_list", "exclude_paths", "mock_modules", "mock_roles"])
      expect(configuration).not.toHaveProperty(key);
    const files = filesBelow(folder());
    expect(files).not.toContain(".ansible-lint-ignore");
    expect(files.filter((path) => /#\s*noqa|yamllint disable|skip_ansible_lint/.test(textOf(folder(), path)))).toEqual(
      [],
    );
  });

  test("has no finding of yamllint", () => {
    expect(run("yamllint", ["--strict", "--format", "parsable", "."], folder())).toBe("");
  });

  test("has playbooks whose syntax Ansible accepts", { timeout: 5 * minutes }, () => {
    const playbooks = filesBelow(folder()).filter((path) => path === "site.yml" || path.startsWith("playbooks/"));
    expect(playbooks.length).toBeGreaterThan(1);
    const said = run("ansible-playbook", ["--syntax-check", ...playbooks], folder());
    for (const playbook of playbooks) expect(said).toContain(`playbook: ${playbook}`);
  });
});

test("a project that breaks a rule is found, so the linters do look", { timeout: 5 * minutes }, () => {
  const folder = scratch({
    ".ansible-lint": "---\nprofile: production\noffline: true\n",
    "site.yml": "---\n- hosts: all\n  roles:\n    - role: bad\n",
  });
  mkdirSync(join(folder, "roles/bad/tasks"), { recursive: true });
  writeFileSync(join(folder, "roles/bad/tasks/main.yml"), "---\n- name: Do it\n  ansible.builtin.shell: ls\n");
  expect(findingsOf(folder)).toEqual(expect.arrayContaining(["no-changed-when roles/bad/tasks/main.yml"]));
});
