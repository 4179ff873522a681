import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const there = { ControlURL: "https://vpn.example.com", CorpDNS: false, Hostname: "web", RouteAll: true };
/** Hosts by name, with what 'tailscale debug prefs' says there, and what the stack wants. */
const hosts = {
  web: { settings: there, server: "https://vpn.example.com/", dns: false },
  renamed: { settings: there, server: "https://vpn.example.com", dns: "true" },
  elsewhere: { settings: { ...there, Hostname: "elsewhere" }, server: "https://other.example.com", dns: false },
  unseen: { settings: {}, server: "https://vpn.example.com", dns: true },
  outside: { settings: there, server: "https://vpn.example.com", dns: true, state: "NeedsLogin" },
};

test("a client that has joined follows the stack's settings; to another control server it is moved by hand", () => {
  const folder = scratch({
    "inventory.yml": JSON.stringify({
      all: {
        vars: { ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" },
        hosts: Object.fromEntries(
          Object.entries(hosts).map(([name, { settings, server, dns, ...more }]) => [
            name,
            {
              stack_seen: { vpn: { BackendState: "state" in more ? more.state : "Running" }, vpn_settings: settings },
              headscale_node_login_server: server,
              headscale_node_accept_dns: dns,
            },
          ]),
        ),
      },
    }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        tasks: [
          { "ansible.builtin.include_vars": join(repository, "roles-src/headscale-node/vars/main.yml") },
          {
            "ansible.builtin.copy": {
              dest: "{{ playbook_dir }}/{{ inventory_hostname }}.json",
              content: "{{ {'set': _headscale_node_differences, 'told': _headscale_node_elsewhere} | to_json }}",
              mode: "0600",
            },
          },
        ],
      },
    ]),
  });
  run("ansible-playbook", ["--inventory", "inventory.yml", "play.yml"], folder);
  const told = Object.keys(hosts).map((name) => [name, JSON.parse(textOf(folder, `${name}.json`))]);
  expect(Object.fromEntries(told)).toEqual({
    web: { set: [], told: "" },
    renamed: { set: ["--accept-dns=true", "--hostname=renamed"], told: "" },
    elsewhere: {
      set: [],
      told: expect.stringMatching(/^The host is in the VPN of https:\/\/vpn\.example\.com, .*tailscale logout/),
    },
    unseen: { set: [], told: "" },
    outside: { set: [], told: "" },
  });
});
