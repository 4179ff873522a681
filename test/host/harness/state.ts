import type { Project } from "./inventory.js";
import type { Machine } from "./machine-room.js";

const ofStack = ["bin", "compose", "configs", "secrets"];
const ofSystem = [
  "/etc/apt/sources.list.d",
  "/etc/docker",
  "/etc/fail2ban/jail.d",
  "/etc/ssh/sshd_config.d",
  "/etc/sysctl.d",
  "/etc/systemd",
  "/usr/local/sbin",
];

/** What deployments make of a host, as one text: equal states are equal texts. Data and releases are left out. */
export async function stateOf(machine: Machine, { root, stack }: Project): Promise<readonly string[]> {
  const folders = [...ofStack.map((folder) => `${root}/${folder}`), ...ofSystem].join(" ");
  const asked = [
    `find ${folders} -printf '%y %m %u:%g %p\\n' | sort`,
    `find ${folders} -type f -exec sha256sum {} + | sort`,
    `docker inspect --format '{{.Name}} {{index .Config.Labels "dev.rexible.config"}}' $(docker ps -aq) | sort`,
    `docker network inspect --format '{{.Name}} {{.Internal}} {{.IPAM.Config}}' $(docker network ls -q --filter name=${stack}) | sort`,
    "ufw status | sort",
    "systemctl list-unit-files --state enabled --no-legend | sort",
  ];
  return (await machine.console(asked.join("; "))).split("\n");
}
