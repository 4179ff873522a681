import { expect, test } from "vitest";
import { isYaml, readAnsibleYaml } from "../../src/load/ansible-yaml.js";

// Expected values: what PyYAML's safe loader gives, and Ansible for its own tags.
test("YAML means what it means to Ansible", () => {
  expect(readAnsibleYaml('a: yes\nb: 0644\nc: "0644"\nd: !unsafe "{{ x }}"\ne: !vault |\n  33\n')).toEqual({
    a: true,
    b: 0o644,
    c: "0644",
    d: "{{ x }}",
    e: "33\n",
  });
});

test.each([
  ["tasks/main.yml", true],
  ["vars/debian.yaml", true],
  ["templates/config.yml", false],
  ["templates/config.yml.j2", false],
  ["files/app.sh", false],
])("%s is read as YAML: %s", (path, expected) => {
  expect(isYaml(path)).toBe(expected);
});
