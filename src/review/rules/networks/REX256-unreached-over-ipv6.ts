import { isReachedOverIpv6 } from "../../../model/ipv6.js";
import { isLoopback, isOpenPort, type Port } from "../../../model/service/ports.js";
import type { DeployableService } from "../../../model/service/service.js";
import type { Stack } from "../../../model/stack.js";
import { defineRule } from "../../rule.js";

const front = (ipv6: string): string => `const front = network("front", { subnet: "172.20.8.0/24"${ipv6} });`;
const stack = `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Lockdown", [hardening()]),
  ],
});`;
const mail = (networks: string, port: string): string =>
  `const app = service("app", { ...required, networks: [${networks}], ports: [${port}] });${stack}`;

export const rule = defineRule({
  id: "REX256",
  title: "A port that nobody reaches over IPv6",
  level: "error",
  says: {
    address: "service '{service}' publishes '{port}' on an address of IPv6, and none of its networks has IPv6",
    itself: "service '{service}' publishes '{port}', and Docker forwards nothing from '[::1]'",
    from: "service '{service}' lets only '{range}' in at port '{port}', and none of its networks has IPv6",
    first: "service '{service}' publishes ports by its network '{first}', which has no IPv6 while '{second}' has it",
  },
  why: "The daemon that docker() sets up has no proxy in front of containers, which would hide the client's address from them. A container without IPv6 is then not reached over IPv6, and Docker says nothing of it.",
  fix: {
    address: "Write 'ipv6: true' at a network of '{service}' that has a way out, or take the port away.",
    itself: "Write '127.0.0.1' in place of '[::1]'.",
    from: "Write 'ipv6: true' at a network of '{service}' that has a way out, or let in ranges of IPv4.",
    first:
      "Write 'ipv6: true' at '{first}' too: before 28.0 Docker publishes by the first network with a way out, by name.",
  },
  bad: {
    address: `${front("")}\n${mail("front", 'port("[2001:db8::1]:25", { from: "anyone", because: "mail comes from everywhere" })')}`,
    itself: `${front(", ipv6: true")}\n${mail("front", 'port("[::1]:8125")')}`,
    from: `${front("")}\n${mail("front", 'port("25", { from: ["2001:db8::/64"], because: "mail of the office" })')}`,
    first: `${front(", ipv6: true")}\n${mail("egress, front", 'port("25", { from: "anyone", because: "mail comes from everywhere" })')}`,
  },
  good: `${front(", ipv6: true")}\n${mail("front", 'port("25", { from: ["192.0.2.0/24", "2001:db8::/64"], because: "mail of the office" })')}`,
  links: [
    "https://docs.docker.com/engine/network/port-publishing/",
    "https://docs.docker.com/engine/network/#connecting-to-multiple-networks",
    "https://github.com/moby/moby/pull/48570",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const daemon = daemonOf(stack);
    if (daemon === undefined || daemon.hasProxy) return;
    for (const [service, definition] of Object.entries(stack.services)) {
      if (definition.networks === "host" || definition.networkOf !== undefined) continue;
      const isReached = isReachedOverIpv6(definition, stack);
      for (const [index, port] of definition.ports.entries()) {
        const at = ["services", service, "ports", index];
        const { address = "" } = port;
        if (isLoopback(address) && address.includes(":"))
          yield { says: "itself", at, with: { service, port: textOf(port) } };
        else if (!isReached && address.includes(":"))
          yield { says: "address", at, with: { service, port: textOf(port) } };
        const range = isReached || address.includes(":") ? undefined : rangesOfIpv6(port);
        if (range !== undefined) yield { says: "from", at, with: { service, range, port: textOf(port) } };
      }
      const [first = "", second] = publishedBy(stack, definition);
      if (daemon.isOfDebian && isReached && second !== undefined)
        yield { says: "first", at: ["services", service, "networks"], with: { service, first, second } };
    }
  },
});

/** How the role 'docker' sets the daemon up; nothing where somebody else does. */
function daemonOf({ phases }: Stack): { readonly hasProxy: boolean; readonly isOfDebian: boolean } | undefined {
  for (const { steps } of phases)
    for (const step of steps) {
      if (step.kind !== "role" || step.own || step.role !== "docker") continue;
      const { daemon, source } = step.variables;
      const hasProxy = JSON.stringify(daemon ?? {}).includes('"userland-proxy":true');
      return { hasProxy, isOfDebian: source !== "docker.com" };
    }
  return undefined;
}

/** The network that Docker publishes ports by, and one with IPv6, where the first has none. */
function publishedBy({ networks: all }: Stack, { networks, ports, publish }: DeployableService): readonly string[] {
  if (networks === "host" || ports.length + publish.length === 0) return [];
  const out = networks.filter((name) => all[name]?.internal === false).sort();
  const second = out.find((name) => all[name]?.ipv6 !== undefined);
  return out[0] !== undefined && second !== undefined && out[0] !== second ? [out[0], second] : [];
}

/** Who may connect, where that is nobody of IPv4. */
function rangesOfIpv6(port: Port): string | undefined {
  if (!isOpenPort(port) || typeof port.from === "string") return undefined;
  const isOfIpv6 = port.from.every((range) => typeof range === "string" && range.includes(":"));
  return isOfIpv6 ? port.from.join(", ") : undefined;
}

function textOf({ address, published, protocol }: Port): string {
  return `${address === undefined ? "" : `${address}:`}${published}/${protocol}`;
}
