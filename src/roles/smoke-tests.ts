import { z } from "zod";
import { askedByDocker, hostAskedOf, unaskedOf } from "../model/asked.js";
import { askedSitesOf } from "../model/asked-sites.js";
import { containerName, networkName } from "../model/paths.js";
import { authorityOnHost } from "../model/reverse-proxy.js";
import { loopbackPorts } from "../model/service/exposure.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { deployedServices } from "../model/waves.js";
import { asked } from "./asked.js";
import { defineRole } from "./role.js";
import { setting } from "./setting.js";

const site = z.strictObject({
  service: z.string().describe("Service that the site belongs to; empty where none does"),
  host: setting(z.string()).describe("Name of the site"),
  audience: z.enum(["public", "vpn"]).describe("Who may open it"),
  open: z.array(z.string()).describe("Path patterns that anyone may open"),
  path: z.string().describe("Path that is asked for; the first page where it is not said").optional(),
  redirects_to: setting(z.string()).describe("Address that it leads to, where it is a redirect").optional(),
  login: z.enum(["password", "gate"]).describe("What keeps strangers out, where something does").optional(),
});

const link = z.strictObject({
  source: z.string().describe("Container that connects"),
  target: z.string().describe("Container that answers"),
  network: z.string().describe("Network that both are on"),
  port: z.number().int().describe("Port of the target"),
});

const endpoint = z.strictObject({
  container: z.string().describe("Container with metrics"),
  port: z.number().int().describe("Port in the container"),
  path: z.string().describe("Path of the metrics"),
});

const opening = z.strictObject({
  service: z.string().describe("Service that the port leads to"),
  address: z.string().describe("Address of the host; every one where empty"),
  port: z.number().int().describe("Port of the host, the first of a range"),
  audience: z.enum(["anyone", "vpn", "some", "host"]).describe("Who may connect"),
  filtered: z.boolean().describe("Whether the host keeps all others out by now"),
});

/** Runs before the last phase of every stack: proves that what was deployed serves. */
export const smokeTestsRole = defineRole({
  name: "smoke-tests",
  summary: "Prove that containers, sites, databases and metrics answer as the stack says",
  options: z.strictObject({
    seconds: setting(z.number().int().min(0))
      .describe("Seconds for which a check that fails is tried again; a first certificate may take minutes")
      .default(180),
    verifyTls: setting(z.boolean()).describe("Whether the certificates of the sites must be trusted").default(true),
  }),
  derived: z.strictObject({
    vpnRange: setting(z.string()).describe("Range of the VPN"),
    authority: setting(z.string()).describe(
      "File of the host with the root certificates of an authority of your own; the system's where empty",
    ),
    containers: z.array(z.string()).describe("Containers that must be healthy"),
    asked: z.array(asked).describe("Containers that must answer the host, for their images hold nothing to ask with"),
    unasked: z.array(z.string()).describe("Containers that nobody asks: they must run"),
    sites: z.array(site).describe("Sites that the reverse proxy serves"),
    loopback: z.array(z.number().int()).describe("Ports that must answer on 127.0.0.1"),
    openings: z.array(opening).describe("Ports of TCP that are reached past the reverse proxy"),
    links: z.array(link).describe("Connections that services depend on"),
    metrics: z.array(endpoint).describe("Endpoints that must show metrics"),
  }),
  derive: (stack) => ({
    vpnRange: typeof stack.vpnRange === "object" ? stack.vpnRange : String(stack.vpnRange),
    authority: authorityOnHost(stack),
    containers: askedByDocker(stack),
    asked: hostAskedOf(stack),
    unasked: unaskedOf(stack),
    sites: askedSitesOf(stack).map(({ site: { service, host, vpnOnly, publicPaths }, ...asked }) => ({
      service,
      host,
      audience: vpnOnly ? ("vpn" as const) : ("public" as const),
      open: [...publicPaths],
      ...asked,
    })),
    loopback: deployedServices(stack).flatMap(({ service: { expose } }) => loopbackPorts(expose)),
    openings: deployedServices(stack).flatMap(({ name, service }) => openingsIn(stack, name, service)),
    links: deployedServices(stack).flatMap(({ name, service }) => linksOf(stack, name, service)),
    metrics: deployedServices(stack).flatMap(({ name, service: { metrics, networkOf = name } }) =>
      metrics === undefined ? [] : [{ container: containerName(stack, networkOf), ...metrics }],
    ),
  }),
});

/** Of UDP nobody can tell from outside whether it is open. In the host's network the last phase opens the firewall, after the tests. */
function openingsIn(stack: Stack, service: string, { ports, networks }: DeployableService) {
  const isGuarded = stack.phases.some(({ steps }) => steps.some(({ role }) => role === "hardening"));
  return ports.flatMap(({ address, published, protocol, from }) =>
    protocol === "udp"
      ? []
      : [
          {
            service,
            address: (address ?? "").replace(/^\[|\]$/g, ""),
            port: Number.parseInt(published, 10),
            audience: networks === "host" ? ("host" as const) : typeof from === "string" ? from : ("some" as const),
            filtered: isGuarded && networks !== "host",
          },
        ],
  );
}

/** A service must reach the engines of its databases and the services that it waits for. */
function linksOf(stack: Stack, name: string, { networks, databases, dependsOn }: DeployableService) {
  const needed = new Set([...databases.map(({ engine }) => engine), ...dependsOn]);
  return [...needed].flatMap((other) => {
    const target = stack.services[other];
    const shared = networksOf(target).find((network) => networks !== "host" && networks.includes(network));
    if (target?.port === undefined || shared === undefined) return [];
    return [
      {
        source: containerName(stack, name),
        target: containerName(stack, target.networkOf ?? other),
        network: networkName(stack, shared),
        port: target.port,
      },
    ];
  });
}

function networksOf(service: DeployableService | undefined): readonly string[] {
  return service === undefined || service.networks === "host" ? [] : service.networks;
}
