import { expect, test } from "vitest";
import { readAnsibleProject } from "../../../src/reading/ansible/project.js";
import { settledIn } from "../../../src/reading/ansible/settled.js";

function settled(files: Readonly<Record<string, string>>) {
  const project = readAnsibleProject(Object.entries(files).map(([path, text]) => ({ path, text, file: path })));
  const { known, contradicted } = settledIn(project);
  return { ...Object.fromEntries([...known].map(([name, { value }]) => [name, value])), unknown: [...contradicted] };
}

const yaml = `all:
  children:
    web:
      hosts:
        w1: { own: 1, port: 80 }
        w2: { own: 2, port: 80 }
      children: { inner: { hosts: { w3: { own: 3, port: 80 } } } }
    db:
      hosts: { d1: { port: 80 } }
`;
const ini = `[web]
w1 own=1 port=80
w2 own=2 port=80
[inner]
w3 own=3 port=80
[web:children]
inner
[db]
d1 port=80
`;

test.each([
  ["YAML", { "inventory/hosts.yml": yaml }],
  ["INI", { "inventory/hosts": ini }],
])("hosts of an inventory in %s: what all say is known, what they say differently is not", (_, inventory) => {
  expect(
    settled({
      ...inventory,
      "group_vars/all.yml": "domain: example.com\nlevel: all\nzone: a\n",
      "group_vars/web/one.yml": "level: web\nin_web: 1\nowned: group\n",
      "group_vars/inner.yml": "level: inner\n",
      "group_vars/nobody.yml": "domain: of no host\n",
      "host_vars/w1.yml": "owned: group\n",
      "host_vars/d1/main.yml": "zone: b\n",
      "roles/a/defaults/main.yml": "a_default: 1\nin_web: 1\nzone: role\nport: 1\n",
      "roles/a/vars/main.yml": "port: 443\n",
    }),
  ).toEqual({
    domain: "example.com",
    in_web: 1,
    owned: "group",
    a_default: 1,
    port: 443,
    unknown: ["zone", "level", "own"],
  });
});

test("where no host is listed, each group may have some; a host without a value has that of the role", () => {
  expect(
    settled({
      "group_vars/all.yml": "a: 1\nb: 1\n",
      "group_vars/prod.yml": "b: 2\nc: 3\n",
      "group_vars/test.yml": "c: 3\nd: 4\n",
      "roles/r/defaults/main.yml": "d: 5\n",
      "roles/s/defaults/main.yml": "e: 1\n",
      "roles/t/defaults/main.yml": "e: 2\n",
    }),
  ).toEqual({ a: 1, c: 3, unknown: ["d", "e", "b"] });
});

test("groups in a circle end", () => {
  expect(settled({ "hosts.ini": "[a:children]\nb\n[b:children]\na\n[b]\nh x=1\n" })).toEqual({ x: 1, unknown: [] });
});
