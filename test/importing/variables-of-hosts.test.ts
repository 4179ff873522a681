import { join } from "node:path";
import { expect, test } from "vitest";
import { readAnsibleFolder } from "../../src/commands/importing/ansible-project.js";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { scratch } from "../tools/scratch.js";

const ini = "[app]\none.example.com motd=hello ansible_host=192.0.2.1\ntwo.example.com motd=hello\n";
const yaml = `all:
  children:
    app:
      hosts:
        one.example.com: { motd: hello, ansible_host: 192.0.2.1 }
        two.example.com: { motd: hello }
`;

test.each([
  ["INI", "inventory/hosts", ini],
  ["YAML", "inventory/hosts.yml", yaml],
])(
  "of an inventory in %s, values on which all hosts agree are taken, and no other is guessed",
  (_, path, inventory) => {
    const folder = scratch({
      [path]: inventory,
      "group_vars/app/main.yml": "log_level: info\nsite: group\n",
      "host_vars/one.example.com.yml": "site: one\ndata_path: /srv/app\napi_token: hunter22hunter\n",
      "host_vars/two.example.com/main.yml": "site: two\ndata_path: /srv/app\napi_token: other22other\n",
      "site.yml": "- hosts: app\n  roles: [app]\n",
      "roles/app/templates/compose.yml.j2": `services:
  app:
    image: ghcr.io/example/app:1.2.3
    environment:
      LOG_LEVEL: "{{ log_level }}"
      SITE: "{{ site }}"
    volumes: ["{{ data_path }}:/data"]
`,
      "roles/app/tasks/main.yml": "- name: Start\n  community.docker.docker_compose_v2: { project_src: /opt/app }\n",
    });
    const read = readAnsibleFolder(folder);
    if (read === undefined) throw new Error("no folder of Ansible");
    const { text, notes } = importFiles([join(folder, read.compose[0] ?? "")], read);
    expect(text).toContain('LOG_LEVEL: "info"');
    expect(text).toContain('hostFolder("/srv/app", "/data"');
    expect(text).toContain("SITE: site");
    expect(read.moved.variables).toEqual({ log_level: "info", motd: "hello", data_path: "/srv/app" });
    const told = notes.filter(({ service }) => service === "variables");
    expect(told.map(({ key, outcome }) => `${key} ${outcome}`).sort()).toEqual([
      "ansible_host left out",
      "api_token left out",
      "api_token left out",
      "site decide",
      "site decide",
      "site decide",
    ]);
    expect(read.openSecrets.get("api_token")).toBeUndefined();
  },
);
