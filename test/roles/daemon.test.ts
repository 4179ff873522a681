import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

interface Case {
  /** Files of the host. */
  readonly there: Readonly<Record<string, unknown>>;
  /** Variables of the role, besides its defaults. */
  readonly said?: object;
  /** What the file has besides what the stack always sets, or sets otherwise. */
  readonly wanted: object;
}

const file = "/etc/docker/daemon.json";
const record = "/etc/docker/daemon.stack.json";
const always = {
  bip: "172.17.0.1/24",
  "default-address-pools": [{ base: "172.17.0.0/16", size: 24 }],
  "live-restore": true,
  "log-driver": "json-file",
  "log-opts": { "max-file": "3", "max-size": "10m", tag: "{{.Name}}" },
  "userland-proxy": false,
};
const operators = { "data-root": "/mnt/docker", "insecure-registries": ["registry.example.com"] };

const cases: Readonly<Record<string, Case>> = {
  bare: { there: {}, wanted: {} },
  prepared: { there: { [file]: { ...operators, "live-restore": false } }, wanted: operators },
  chosen: {
    there: { [file]: operators },
    said: { docker_data_root: "/srv/docker", docker_mtu: 1400, docker_https_proxy: "http://192.0.2.9:3128" },
    wanted: {
      ...operators,
      "data-root": "/srv/docker",
      mtu: 1400,
      proxies: { "https-proxy": "http://192.0.2.9:3128" },
    },
  },
  ipv6: { there: {}, said: { docker_ipv6: true }, wanted: { ip6tables: true, experimental: true } },
  ipv6_since_27: {
    there: {},
    said: { docker_ipv6: true, docker_source: "docker.com" },
    wanted: { ip6tables: true },
  },
  ipv6_before_27: {
    there: {},
    said: { docker_ipv6: true, docker_source: "docker.com", docker_version: "26.1.*" },
    wanted: { ip6tables: true, experimental: true },
  },
  given_up: { there: { [file]: { ...operators, mtu: 1400 }, [record]: ["mtu"] }, wanted: operators },
  raw: {
    there: {},
    said: { docker_daemon: { debug: true, "live-restore": false } },
    wanted: { debug: true, "live-restore": false },
  },
};

test("settings of the daemon that the operator gave stay; what the stack gave goes with it", () => {
  const defaults = join(repository, "generated/roles/docker/defaults/main.yml");
  const play = {
    hosts: "all",
    gather_facts: false,
    vars_files: [join(repository, "roles-src/docker/vars/main.yml")],
    tasks: [
      {
        "ansible.builtin.copy": {
          content: "{{ _docker_daemon_wanted | to_json }}",
          dest: "{{ inventory_hostname }}.json",
        },
        delegate_to: "localhost",
      },
    ],
  };
  const hosts = Object.fromEntries(
    Object.entries(cases).map(([name, { there, said }]) => [
      name,
      { ansible_connection: "local", stack_seen: { documents: there }, ...said },
    ]),
  );
  const folder = scratch({
    "hosts.yml": JSON.stringify({ all: { hosts } }),
    "group_vars/all.yml": readFileSync(defaults, "utf8"),
    "play.yml": JSON.stringify([play]),
  });
  const program = join(repository, ".venv/bin/ansible-playbook");
  const run = spawnSync(program, ["--inventory", "hosts.yml", "play.yml"], { cwd: folder, encoding: "utf8" });
  expect(run.status, run.stdout).toBe(0);
  for (const [name, { wanted }] of Object.entries(cases))
    expect.soft(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")), name).toEqual({ ...always, ...wanted });
});
