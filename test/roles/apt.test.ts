import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run, textOf } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** What a template of a role becomes, with these variables. */
function rendered(role: string, template: string, vars: object): string {
  const source = (path: string) => join(repository, "roles-src", role, path);
  const content = `{{ lookup('ansible.builtin.template', '${source(`templates/${template}`)}') }}`;
  const folder = scratch({
    "play.yml": JSON.stringify([
      {
        hosts: "localhost",
        gather_facts: false,
        tasks: [
          { "ansible.builtin.include_vars": source("vars/main.yml") },
          { "ansible.builtin.copy": { dest: "{{ playbook_dir }}/out", content, mode: "0600" }, vars },
        ],
      },
    ]),
  });
  run("ansible-playbook", ["play.yml"], folder);
  return join(folder, "out");
}

const apt = (file: string) =>
  execFileSync("apt-config", ["dump"], { env: { ...process.env, APT_CONFIG: file }, encoding: "utf8" });

test("apt takes the proxies of docker(), and knows what is reached without them", () => {
  const proxies = {
    http_proxy: "http://192.0.2.9:3128",
    https_proxy: "{{ way_out }}",
    no_proxy: "mirror.example.com, 10.0.0.0/8,.example.net",
  };
  const said = apt(rendered("common", "proxy.conf.j2", { common_proxies: proxies, way_out: "http://192.0.2.10:3128" }));
  expect(said.split("\n").filter((line) => /^Acquire::https?::Proxy/.test(line))).toEqual([
    'Acquire::http::Proxy "http://192.0.2.9:3128";',
    'Acquire::http::Proxy::mirror.example.com "DIRECT";',
    'Acquire::https::Proxy "http://192.0.2.10:3128";',
    'Acquire::https::Proxy::mirror.example.com "DIRECT";',
  ]);
});

test("upgrades know a source by the name in its Release file, and by its address while nobody read it", () => {
  const sources = ["https://mirror.example.com/docker", "https://pkgs.example.com/stable", "file:/srv/own"];
  const origins = { [sources[0] ?? ""]: "Docker", [sources[2] ?? ""]: "Own packages" };
  const said = apt(
    rendered("hardening", "upgrades.j2", {
      hardening_package_sources: sources,
      hardening_crowdsec_source: "debian",
      _hardening_host_output: { stdout: JSON.stringify({ origins }) },
    }),
  );
  expect(said.split("\n").filter((line) => line.startsWith("Unattended-Upgrade::Origins-Pattern:: "))).toEqual(
    ["origin=Docker,site=mirror.example.com", "site=pkgs.example.com", "origin=Own packages"].map(
      (pattern) => `Unattended-Upgrade::Origins-Pattern:: "${pattern}";`,
    ),
  );
});

test("the look finds the name of a source among those that apt has read, and what CrowdSec reads already", () => {
  const program = textOf(repository, "roles-src/hardening/files/host.py").replaceAll(
    "/etc/crowdsec/acquis.yaml",
    "acquis.yaml",
  );
  const policy = [
    " 500 https://mirror.example.com/docker/linux/debian trixie/stable amd64 Packages",
    "     release o=Docker,a=trixie,l=Docker CE,c=stable,b=amd64",
    "     origin mirror.example.com",
    " 500 https://mirror.example.com/debian trixie/main amd64 Packages",
    "     release v=13.1,o=Debian,a=stable,n=trixie,l=Debian,c=main,b=amd64",
    " 500 https://nvidia.example.com/stable/deb/amd64  Packages",
    "     release o=https://nvidia.example.com/libnvidia-container,l=NVIDIA CORPORATION,c=",
  ];
  const folder = scratch({
    "acquis.yaml": '# - _SYSTEMD_UNIT=cron.service\njournalctl_filter:\n - "_SYSTEMD_UNIT=ssh.service"\n',
    "apt-cache": `#!/bin/sh\ncat <<'END'\n${policy.join("\n")}\nEND\n`,
    "look.py": `${program}
wanted = ["https://mirror.example.com/docker/linux/debian/", "https://nvidia.example.com/stable/deb", "https://new.example.com"]
lines = ["_SYSTEMD_UNIT=ssh.service", "_SYSTEMD_UNIT=cron.service"]
print(json.dumps([origins(wanted), said("acquis.yaml", lines)]))
`,
  });
  execFileSync("chmod", ["+x", join(folder, "apt-cache")]);
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  expect(JSON.parse(execFileSync("python3", ["look.py"], { cwd: folder, env, encoding: "utf8" }))).toEqual([
    {
      "https://mirror.example.com/docker/linux/debian/": "Docker",
      "https://nvidia.example.com/stable/deb": "https://nvidia.example.com/libnvidia-container",
    },
    ["_SYSTEMD_UNIT=ssh.service"],
  ]);
});
