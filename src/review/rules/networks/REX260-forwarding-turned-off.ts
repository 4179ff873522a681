import { isRecord } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import type { Stack } from "../../../model/stack.js";
import { kernelSettingsOf } from "../../questions/kernel-settings.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX260",
  title: "The kernel is told not to pass on the packets of containers",
  level: "error",
  says: {
    role: "{by} of role '{role}' sets '{name}' to 0, which Docker needs",
    networkd: "{by} of role '{role}' says '{line}', and so takes from Docker what it needs",
    stack: "role '{role}' is to set '{name}' to 0, which Docker needs",
  },
  why: "Packets of containers pass through the kernel and its filter. Without the setting, published ports answer nobody and containers reach nothing; Docker turns it on when it starts, and only then: so it breaks later, at the next boot or the next run.",
  fix: {
    role: "Leave the setting out; what may pass is decided by the packet filter.",
    networkd: "Leave the line out; what may pass is decided by the packet filter.",
    stack: "Leave the setting out; what may pass is decided by the packet filter.",
  },
  bad: {
    role: {
      role: "kernel",
      files: {
        "tasks/main.yml": `- name: Harden the kernel
  ansible.posix.sysctl:
    name: net.ipv4.ip_forward
    value: "0"
    sysctl_file: /etc/sysctl.d/60-kernel.conf
`,
      },
    },
    networkd: {
      role: "uplink",
      files: {
        "tasks/main.yml": `- name: Configure the uplink
  ansible.builtin.copy:
    src: 10-uplink.network
    dest: /etc/systemd/network/10-uplink.network
    mode: "0644"
`,
        "files/10-uplink.network": "[Match]\nName=enp1s0\n\n[Network]\nDHCP=yes\nIPv4Forwarding=no\n",
      },
    },
    stack: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common({ sysctl: { "net.ipv4.ip_forward": 0 } }), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  },
  good: {
    role: "kernel",
    files: {
      "tasks/main.yml": `- name: Harden the kernel
  ansible.posix.sysctl:
    name: net.ipv4.conf.all.accept_redirects
    value: "0"
    sysctl_file: /etc/sysctl.d/60-kernel.conf
`,
    },
  },
  links: [
    "https://docs.docker.com/engine/network/packet-filtering-firewalls/",
    "https://www.freedesktop.org/software/systemd/man/latest/systemd.network.html",
  ],
  inEditor: false,
  abroad: { because: "Not every host runs containers." },
  acceptable: true,
}).judgedBy({
  *check(stack) {
    for (const { step, at } of stepsOf(stack)) {
      if (!("variables" in step) || step.role !== "common" || !isRecord(step.variables.sysctl)) continue;
      for (const [name, value] of Object.entries(step.variables.sysctl))
        if (stops(name, String(value), stack))
          yield { says: "stack", at: [...at, "variables", "sysctl", name], with: { role: step.role, name } };
    }
  },

  *checkRole(role, stack) {
    for (const { name, value, by, at } of kernelSettingsOf(role))
      if (stops(name, value, stack)) yield { says: "role", at, with: { by, role: role.name, name } };
    for (const { line, by, at } of networkdStops(role))
      yield { says: "networkd", at, with: { by, role: role.name, line } };
  },
});

/** Lines with which systemd-networkd turns forwarding off; of a tunnel, which carries no container's packets, they are no matter. Source: systemd.network(5). */
function* networkdStops(role: Role) {
  for (const { path, text, by, lineAt } of role.written) {
    const isOfNetworkd =
      /^\/(?:etc|usr\/lib|run)\/systemd\/(?:networkd\.conf|networkd\.conf\.d\/|network\/.*\.network)/.test(path);
    if (!isOfNetworkd || /^\s*Name=(?:wg|tun|tap|tailscale)/m.test(text)) continue;
    for (const [index, line] of role.resolve(text).split("\n").entries())
      if (/^\s*(?:IPForward\s*=\s*(?:no|false|0|off|ipv6)|IPv4Forwarding\s*=\s*(?:no|false|0|off))\s*$/i.test(line))
        yield { line: line.trim(), by, at: lineAt(index + 1) };
  }
}

/** Sources: networking/ip-sysctl and networking/bridge of the kernel's documents. */
const needed =
  /^net\.(?:ipv4\.(?:ip_forward|conf\.(?:all|default|\*|docker\w*|br-\w+)\.forwarding)|bridge\.bridge-nf-call-iptables)$/;

const neededForIpv6 = /^net\.(?:ipv6\.conf\.(?:all|default|\*)\.forwarding|bridge\.bridge-nf-call-ip6tables)$/;

function stops(name: string, value: string, { networks }: Stack): boolean {
  const hasIpv6 = Object.values(networks).some(({ ipv6 }) => ipv6 !== undefined);
  return value === "0" && (needed.test(name) || (hasIpv6 && neededForIpv6.test(name)));
}
