import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** What the role would set on a host whose routes are these; the interfaces are those of this machine. */
function setFor(routes: readonly object[]): string {
  const folder = scratch({
    "bin/ip": `#!/bin/sh\n[ "$*" = "-6 -json route show default" ] && echo '${JSON.stringify(routes)}'\n`,
    "play.yml": JSON.stringify([
      {
        hosts: "localhost",
        connection: "local",
        gather_facts: false,
        vars: { ansible_python_interpreter: "{{ ansible_playbook_python }}" },
        vars_files: [join(repository, "roles-src/docker/vars/main.yml")],
        tasks: [{ "ansible.builtin.import_tasks": join(repository, "roles-src/docker/tasks/ipv6.yml") }],
      },
    ]),
  });
  chmodSync(join(folder, "bin/ip"), 0o755);
  return run("sh", ["-c", 'PATH="$PWD/bin:$PATH" exec ansible-playbook --check play.yml'], folder);
}

const heeds = (() => {
  try {
    return readFileSync("/proc/sys/net/ipv6/conf/lo/accept_ra", "utf8").trim() === "1";
  } catch {
    return false;
  }
})();

test.skipIf(!heeds)(
  "routers are heeded by the interface that learnt its way out from one, while the host forwards",
  () => {
    expect(setFor([{ dst: "default", dev: "lo", protocol: "ra" }])).toMatch(/changed: \[localhost\] => \(item=lo\)/);
  },
);

test.each([[[]], [[{ dst: "default", dev: "lo", protocol: "static" }]], [[{ dst: "default", dev: "lo" }]]])(
  "a host whose way out is not a router's own word is left as it is: %j",
  (routes) => {
    expect(setFor(routes)).toMatch(/changed=0 /);
  },
);
