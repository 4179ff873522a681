import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const openings = [
  { port: "2222/tcp", from: ["{{ office }}", "2001:db8::/64"], address: "", on_host: false },
  { port: "53/udp", from: ["any"], address: "192.0.2.9", on_host: false },
  { port: "20000-20100/udp", from: ["198.51.100.0/24", "any"], address: "[2001:db8::1]", on_host: false },
  { port: "45876/tcp", from: ["100.64.0.0/10"], address: "", on_host: true },
  { port: "6100-6110/udp", from: ["any"], address: "", on_host: true },
];

// The expected rules were taken by `nft --check`, and are in the words in which `ufw show added` tells its own.
test("ports for some become rules of the packet filter before Docker's, and of UFW for programs on the host", () => {
  const folder = scratch({
    "play.yml": JSON.stringify([
      {
        hosts: "localhost",
        gather_facts: false,
        tasks: [
          { "ansible.builtin.include_vars": join(repository, "roles-src/hardening/vars/main.yml") },
          {
            "ansible.builtin.copy": {
              dest: "{{ playbook_dir }}/rules",
              content: "{{ (_hardening_container_rules + _hardening_host_rules) | join('|') }}",
              mode: "0600",
            },
            vars: { office: "198.51.100.0/24", hardening_openings: openings },
          },
        ],
      },
    ]),
  });
  run("ansible-playbook", ["play.yml"], folder);
  expect(textOf(folder, "rules").split("|")).toEqual([
    "ip saddr 198.51.100.0/24 ct status dnat meta l4proto tcp ct original proto-dst 2222 accept",
    "ip6 saddr 2001:db8::/64 ct status dnat meta l4proto tcp ct original proto-dst 2222 accept",
    "ct status dnat meta l4proto udp ct original ip daddr 192.0.2.9 ct original proto-dst 53 accept",
    "ct status dnat meta l4proto udp ct original ip6 daddr 2001:db8::1 ct original proto-dst 20000-20100 accept",
    "ufw allow from 100.64.0.0/10 to any port 45876 proto tcp",
    "ufw allow 6100:6110/udp",
  ]);
});
