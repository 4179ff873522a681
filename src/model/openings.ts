import { grouped } from "./grouped.js";
import { addressOf, crossingsOf, ownAddress } from "./machines/crossings.js";
import { loopbackPorts } from "./service/exposure.js";
import type { OpenPort } from "./service/ports.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { shown, type TextValue } from "./value.js";
import { deployedServices } from "./waves.js";

/** A port that the firewall opens for a service. */
export interface Opening extends OpenPort {
  readonly service: string;
  /** Whether the program listens in the host's own network, so that its packets reach the host and no container. */
  readonly onHost: boolean;
}

/** The ports of a stack that others than the host itself may reach past the reverse proxy. */
export function openingsOf(stack: Stack): readonly Opening[] {
  return deployedServices(stack).flatMap(({ name, service: { ports, networks } }) =>
    ports
      .filter(({ from }) => from !== "host")
      .map((port) => ({ ...port, service: name, onHost: networks === "host" })),
  );
}

/** Single ports that everybody reaches on every address, such as "443/tcp": of the reverse proxy, and those open to anyone. */
export function publishedToAll(stack: Stack): readonly string[] {
  const proxies = Object.values(stack.services).flatMap(({ publish }) => publish);
  const opened = openingsOf(stack).filter(isPlain);
  return [...new Set([...proxies, ...opened.map(({ published, protocol }) => `${published}/${protocol}`)])];
}

/** A single port that is open to everyone, on every address: the firewall has one list of those. */
function isPlain({ from, address, published }: Opening): boolean {
  return from === "anyone" && address === undefined && !published.includes("-");
}

/** What the Compose file publishes on every address, whoever the firewall lets in. */
export function publishedByDocker({ publish, ports, networks }: DeployableService): readonly string[] {
  if (networks === "host") return [];
  const opened = ports.filter(({ address }) => address === undefined);
  return [...publish, ...opened.map(({ published, protocol }) => `${published}/${protocol}`)];
}

/** A rule of the firewall beyond those for everybody. */
export interface FirewallRule {
  /** Such as "2222/tcp". */
  readonly port: string;
  /** Ranges; "any" is every address. */
  readonly from: readonly TextValue[];
  /** Address of the host that is asked; every one where empty. */
  readonly address: TextValue;
  readonly on_host: boolean;
}

/** Clients of the VPN reach every port of a container anyhow, and of the host only what is opened for them. */
export function firewallRulesOf(stack: Stack): readonly FirewallRule[] {
  return [...openRulesOf(stack), ...crossingRulesOf(stack)];
}

/** What services of other machines may ask on this one. */
function crossingRulesOf({ share }: Stack): readonly FirewallRule[] {
  if (share === undefined) return [];
  const incoming = crossingsOf(share.of).filter(({ toMachine }) => toMachine === share.machine);
  const byPort = grouped(incoming, ({ port }) => port);
  return [...byPort].flatMap(([port, crossings]) => {
    const machines = new Set(crossings.map(({ fromMachine }) => fromMachine));
    const from = [...machines].map((machine) => ({ kind: "text" as const, parts: ["{ ", addressOf(machine), " }"] }));
    return port === undefined ? [] : [{ port: `${port}/tcp`, from, address: ownAddress, on_host: false }];
  });
}

function openRulesOf(stack: Stack): readonly FirewallRule[] {
  return openingsOf(stack).flatMap((opening) => {
    const { published, protocol, from, address, onHost } = opening;
    if (from === "host" || (from === "vpn" && !onHost) || isPlain(opening)) return [];
    const ranges = from === "anyone" ? ["any"] : from === "vpn" ? [stack.vpnRange] : from;
    return [{ port: `${published}/${protocol}`, from: ranges, address: address ?? "", on_host: onHost }];
  });
}

/** A port of the host as people are told of it. */
interface ToldPort {
  /** Such as "2222/tcp", or "192.0.2.1:53/udp" where one address alone has it. */
  readonly port: string;
  readonly leadsTo: string;
  readonly openTo: string;
  readonly because: string;
}

/** All ports of the host that lead to a service: of the reverse proxy, past it, and for the host itself. */
export function openPortsOf({ publish, ports, expose, port, networks }: DeployableService): readonly ToldPort[] {
  return [
    ...publish.map((published) => ({ port: published, leadsTo: published, openTo: "everyone", because: "" })),
    ...ports.map(({ address, published, target, protocol, from, because }) => ({
      port: `${address === undefined ? "" : `${address}:`}${published}/${protocol}`,
      leadsTo: networks === "host" ? "the host's network" : `${target}/${protocol}`,
      openTo: typeof from === "string" ? audiences[from] : from.map(shown).join(", "),
      because: because ?? "",
    })),
    ...loopbackPorts(expose).map((loopback) => ({
      port: `127.0.0.1:${loopback}/tcp`,
      leadsTo: `${port ?? loopback}/tcp`,
      openTo: audiences.host,
      because: "",
    })),
  ];
}

const audiences = { anyone: "everyone", vpn: "the VPN", host: "the host itself" } as const;
