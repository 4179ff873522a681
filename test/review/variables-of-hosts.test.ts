import { expect, test } from "vitest";
import { idsFoundIn } from "./tools/found-in-files.js";

/** A database that a template publishes at an address of the inventory. */
const files = (more: Readonly<Record<string, string>>) =>
  idsFoundIn({
    "inventory/hosts.ini": "[db]\none\ntwo\n",
    "roles/db/defaults/main.yml": "db_bind: 127.0.0.1\n",
    "roles/db/tasks/main.yml": "- name: Start\n  community.docker.docker_compose_v2: { project_src: /opt/db }\n",
    "roles/db/templates/compose.yml.j2": `services:
  db:
    image: postgres:17.6-bookworm
    ports: ["{{ db_bind }}:5432:5432"]
`,
    ...more,
  }).filter((id) => id === "REX035");

test("an address that the inventory gives to all hosts counts; one on which they differ is not known", () => {
  expect(files({})).toEqual([]);
  expect(files({ "group_vars/db.yml": "db_bind: 0.0.0.0\n" })).toEqual(["REX035"]);
  expect(files({ "host_vars/one.yml": "db_bind: 0.0.0.0\n", "host_vars/two/main.yml": "db_bind: 0.0.0.0\n" })).toEqual([
    "REX035",
  ]);
  expect(files({ "host_vars/one.yml": "db_bind: 0.0.0.0\n" })).toEqual([]);
  expect(files({ "inventory/hosts.ini": "[db]\none db_bind=0.0.0.0\ntwo db_bind=0.0.0.0\n" })).toEqual(["REX035"]);
  expect(
    files({ "group_vars/db.yml": "db_bind: 0.0.0.0\n", "site.yml": "- hosts: db\n  vars: { db_bind: 127.0.0.1 }\n" }),
  ).toEqual([]);
});

test("a file of variables that looks like one of Compose is none", () => {
  expect(idsFoundIn({ "group_vars/all.yml": "services:\n  db:\n    image: postgres:latest\n" })).toEqual([]);
});
