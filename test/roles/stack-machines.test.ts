import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** What the two machines are told: 'app' of the first asks the database of the second, its proxy a site there. */
const hosts = {
  web: {
    stack_machine: "front",
    stack_machines_address: "",
    stack_machines_subnet: "172.28.9.0/24",
    stack_machines_ipv6: "fd00:28:9::/64",
    stack_machines_answers: [],
    stack_machines_asks: [
      { container: "app", service: "database", address: "192.0.2.21", port: 3306, subnets: ["172.28.9.0/24"] },
      { container: "proxy", service: "metrics", address: "192.0.2.21", port: 8428, subnets: ["172.28.1.0/24"] },
    ],
  },
  store: {
    stack_machine: "data",
    stack_machines_address: "192.0.2.21",
    stack_machines_subnet: "172.28.9.0/24",
    stack_machines_ipv6: "",
    stack_machines_answers: [
      { port: 3306, sources: "192.0.2.20" },
      { port: 8428, sources: "192.0.2.20" },
    ],
    stack_machines_asks: [],
  },
} as const;

let folder = "";

// What the role writes.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rexible-machines-"));
  const write = {
    "ansible.builtin.copy": {
      dest: `${folder}/{{ inventory_hostname }}.nft`,
      content: "{{ lookup('ansible.builtin.template', 'machines.nft.j2') }}",
      mode: "0600",
    },
  };
  const plays = [
    {
      hosts: "stack",
      gather_facts: false,
      tasks: [
        { "ansible.builtin.include_vars": join(repository, "roles-src/stack-machines/vars/main/filter.yml") },
        write,
      ],
    },
  ];
  const inventory = {
    stack: {
      vars: {
        ansible_connection: "local",
        ansible_python_interpreter: "{{ ansible_playbook_python }}",
        stack_machines_stack: "shop",
      },
      hosts,
    },
  };
  const sources = join(repository, "roles-src");
  writeFileSync(join(folder, "play.yml"), JSON.stringify(plays));
  writeFileSync(join(folder, "inventory.yml"), JSON.stringify(inventory));
  symlinkSync(join(sources, "stack-machines/templates"), join(folder, "templates"));
  const play = ["ansible-playbook", "--inventory", "inventory.yml", "play.yml"];
  run("env", [`ANSIBLE_ROLES_PATH=${sources}`, ...play], folder);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const canTry =
  spawnSync("unshare", ["--net", "sh", "-c", "nft list ruleset && test -d /proc/sys/net/ipv6"]).status === 0;

test.skipIf(!canTry)("those connect that talk by what the stack says, and nobody else", () => {
  // Before nftables 1.0.8 nothing destroys what may not be there; there a table is made first.
  const older = (text: string) => text.replace(/^destroy (table .*)$/m, "$1\ndelete $1");
  const files = scratch({ web: older(textOf(folder, "web.nft")), store: older(textOf(folder, "store.nft")) });
  const matrix = join(repository, "test/roles/machines/matrix.sh");
  expect(
    run("bash", [matrix, join(files, "web"), join(files, "store")])
      .trim()
      .split("\n")
      .sort(),
  ).toEqual([
    "app reaches data:3306",
    "proxy reaches data:8428",
    // A network with a way out leads to whoever listens; the one between the machines does not.
    "proxy reaches stranger over IPv6:3306",
    "proxy reaches stranger over IPv6:8428",
    "proxy reaches stranger:3306",
    "proxy reaches stranger:8428",
  ]);
});
