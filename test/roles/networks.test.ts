import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const wanted = [
  { name: "shop_v4", subnet: "172.20.1.0/24", internal: true },
  { name: "shop_both", subnet: "172.20.2.0/24", ipv6: "fd12:3456::/64", internal: false },
];

/** As `docker network inspect` tells it; Docker lists the ranges in no order of its own. */
const network = (Name: string, Internal: boolean, ...ranges: string[]) => ({
  ...{ Name, Internal, Driver: "bridge", EnableIPv6: ranges.some((range) => range.includes(":")) },
  IPAM: { Config: ranges.map((Subnet) => ({ Subnet })) },
});

const hosts = {
  right: [
    network("shop_v4", true, "172.20.1.0/24"),
    network("shop_both", false, "fd12:3456::/64", "172.20.2.0/24"),
    network("other", false, "172.20.1.0/24"),
  ],
  without: [network("shop_v4", true, "172.20.1.0/24"), network("shop_both", false, "172.20.2.0/24")],
  another: [network("shop_both", false, "172.20.2.0/24", "fd12:9::/64")],
  too_much: [network("shop_v4", true, "172.20.1.0/24", "fd12:9::/64")],
};

test("a network is made anew where it lacks a range that the stack asks for, or has one that it does not", () => {
  const tell = {
    "ansible.builtin.copy": {
      dest: "{{ playbook_dir }}/{{ inventory_hostname }}",
      content: "{{ _docker_stack_wrong_networks | to_json }}",
      mode: "0600",
    },
  };
  const folder = scratch({
    "hosts.yml": JSON.stringify({
      all: {
        vars: {
          ansible_connection: "local",
          ansible_python_interpreter: "{{ ansible_playbook_python }}",
          docker_stack_name: "shop",
          docker_stack_networks: wanted,
        },
        hosts: Object.fromEntries(
          Object.entries(hosts).map(([name, networks]) => [name, { _docker_stack_host: { networks } }]),
        ),
      },
    }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        vars_files: [join(repository, "roles-src/docker-stack/vars/main/networks.yml")],
        tasks: [tell],
      },
    ]),
  });
  run("ansible-playbook", ["--inventory", "hosts.yml", "play.yml"], folder);
  const wrong = Object.fromEntries(Object.keys(hosts).map((name) => [name, JSON.parse(textOf(folder, name))]));
  expect(wrong).toEqual({ right: [], without: ["shop_both"], another: ["shop_both"], too_much: ["shop_v4"] });
});
