import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { compiled, filesBelow, run, stacks, textOf } from "./projects.js";

const minutes = 60_000;

/** The findings of ansible-lint but for those in the given paths, judged by the configuration that the project carries. */
function findingsOf(folder: string, judged: readonly string[] = []): readonly string[] {
  const exclude = judged.length === 0 ? [] : ["--exclude", ...judged, "--"];
  const lint = 'ansible-lint --offline --strict --nocolor -q -f json "$@" . || test $? = 2';
  const findings = JSON.parse(run("sh", ["-c", lint, "sh", ...exclude], folder)) as readonly {
    readonly check_name: string;
    readonly location: { readonly path: string };
  }[];
  return findings.map(({ check_name, location }) => `${check_name} ${location.path}`);
}

/** Files that another project has not, or otherwise. */
function changedFiles(folder: string, other: string): readonly string[] {
  const isSame = (path: string) => existsSync(join(other, path)) && textOf(other, path) === textOf(folder, path);
  return filesBelow(folder).filter((path) => !isSame(path));
}

/** Files and whole roles that are to the byte those of another project, where they are judged. */
function alike(folder: string, other: string): readonly string[] {
  const files = filesBelow(folder);
  const changed = changedFiles(folder, other);
  const roles = readdirSync(join(folder, "roles")).map((role) => `roles/${role}`);
  // ansible-lint leaves out every path that begins like one of these.
  return [...roles, ...files.filter((path) => path.endsWith(".yml"))].filter(
    (begin) => !changed.some((path) => path.startsWith(begin)),
  );
}

const folderOfFirst = compiled(stacks[0]);

describe.each(stacks)("the project of %s", (stack) => {
  const folder = stack === stacks[0] ? folderOfFirst : compiled(stack);

  test("has no finding of ansible-lint in the production profile", { timeout: 20 * minutes }, () => {
    const judged = stack === stacks[0] ? [] : alike(folder(), folderOfFirst());
    expect(findingsOf(folder(), judged)).toEqual([]);
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
    const own = stack === stacks[0] ? filesBelow(folder()) : changedFiles(folder(), folderOfFirst());
    const playbooks = own.filter((path) => path === "site.yml" || path.startsWith("playbooks/"));
    expect(playbooks).toContain("site.yml");
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
