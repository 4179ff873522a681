import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const role = join(repository, "roles-src/docker-stack/vars/main");

const container = (name: string, stack: string, networks: readonly string[]) => ({
  Id: name,
  Names: [`/${name}`],
  Image: "redis:8.4.0",
  Created: 1,
  Labels: {
    ...(stack && { "dev.rexible.stack": stack, "com.docker.compose.project": `${stack}-apps` }),
    "com.docker.compose.service": name.replace(/^.*_/, ""),
  },
  NetworkSettings: { Networks: Object.fromEntries(networks.map((one) => [one, { NetworkID: one }])) },
});
const network = (Name: string, stack: string) => ({
  ...{ Name, Id: Name, Driver: "bridge", Internal: true, IPAM: { Config: [] } },
  Labels: { "dev.rexible.stack": stack },
});

/** Of the stack 'shop' a service stays and two left; a stranger is in the network of one of them, and 'blog' is another stack. */
const host = {
  containers: [
    container("shop_app", "shop", ["shop_backend"]),
    container("shop_wiki", "shop", ["shop_backend", "shop_wiki"]),
    container("shop_mail", "shop", ["shop_mail"]),
    container("blog_app", "blog", ["blog_backend"]),
    container("stranger", "", ["shop_mail"]),
  ],
  networks: [
    network("shop_backend", "shop"),
    network("shop_wiki", "shop"),
    network("shop_mail", "shop"),
    network("blog_backend", "blog"),
    network("shop_byhand", ""),
  ],
};

const service = {
  name: "app",
  container: "shop_app",
  project: "shop-apps",
  networks: ["shop_backend"],
  network_of: "",
};

test("containers and networks that left go, none that is somebody else's, and none in a run that is limited", () => {
  const tell = (what: string, isWhole: boolean) => ({
    "ansible.builtin.copy": {
      dest: `{{ playbook_dir }}/${what}`,
      content: "{{ [_docker_stack_obsolete_containers, _docker_stack_deserted_networks] | to_json }}",
      mode: "0600",
    },
    vars: { _docker_stack_is_whole: isWhole },
  });
  const folder = scratch({
    "play.yml": JSON.stringify([
      {
        hosts: "localhost",
        gather_facts: false,
        vars: {
          docker_stack_name: "shop",
          docker_stack_root: "/opt/shop",
          docker_stack_services: [service],
          docker_stack_jobs: [],
          _docker_stack_adoptable_containers: [],
          docker_stack_networks: [{ name: "shop_backend", subnet: "172.20.1.0/24", internal: true }],
        },
        tasks: [
          ...["containers", "jobs", "networks"].map((name) => ({
            "ansible.builtin.include_vars": join(role, `${name}.yml`),
          })),
          { "ansible.builtin.set_fact": { _docker_stack_host: host, _docker_stack_wrong_networks: [] } },
          tell("whole", true),
          tell("limited", false),
        ],
      },
    ]),
  });
  run("ansible-playbook", ["play.yml"], folder);
  expect(JSON.parse(textOf(folder, "whole"))).toEqual([["shop_wiki", "shop_mail"], ["shop_wiki"]]);
  expect(JSON.parse(textOf(folder, "limited"))).toEqual([[], []]);
});
