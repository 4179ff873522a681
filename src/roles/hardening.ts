import { z } from "zod";
import { volumePath } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const published = z.strictObject({
  port: z.string().describe("Port that a container publishes"),
  protocol: z.string().describe("tcp or udp"),
});

export const hardeningRole = defineRole({
  name: "hardening",
  summary: "Close a host to all that it need not answer, and prove that its operator still gets in",
  options: z.strictObject({
    sshForceOpen: setting(z.boolean())
      .describe("Whether every address may reach SSH; set it to false once SSH over the VPN was seen working")
      .default(true),
    trustedAddresses: setting(z.array(z.string()))
      .describe("Addresses or ranges that always reach SSH, besides the VPN; never banned")
      .default([]),
    rollbackSeconds: setting(z.number().int().min(60).max(120))
      .describe("Seconds after which the host takes back a change of SSH or firewall that nobody confirmed")
      .default(120),
    proofAttempts: setting(z.number().int().min(1)).describe("How often a new connection is tried as proof").default(3),
    packages: setting(z.array(z.string()))
      .describe("Packages that guard the host")
      .default([
        "auditd",
        "crowdsec",
        "crowdsec-firewall-bouncer",
        "fail2ban",
        "nftables",
        "ufw",
        "unattended-upgrades",
      ]),
    services: setting(z.array(z.string()))
      .describe("Services of those packages that are kept running")
      .default(["crowdsec", "crowdsec-firewall-bouncer", "fail2ban"]),
    crowdsecCollections: setting(z.array(z.string()))
      .describe("Collections of CrowdSec; what its hub cannot give is told and does not stop the deployment")
      .default(["crowdsecurity/linux", "crowdsecurity/sshd", "crowdsecurity/caddy"]),
    banSeconds: setting(z.number().int().min(60)).describe("Seconds that Fail2Ban bans an address").default(3600),
    banAfter: setting(z.number().int().min(2)).describe("Failures after which Fail2Ban bans an address").default(5),
  }),
  derived: z.strictObject({
    stack: z.string().describe("Name of the stack"),
    sshPort: z.number().int().describe("Port of sshd"),
    vpnRange: setting(z.string()).describe("Range of the VPN in CIDR notation"),
    publishedPorts: z.array(published).describe("Ports that containers publish to everyone"),
    proxyLogs: z.string().describe("Folder of the reverse proxy's access logs; none where empty"),
  }),
  derive: (stack) => ({
    stack: stack.name,
    sshPort: stack.sshPort,
    vpnRange: stack.vpnRange,
    publishedPorts: Object.values(stack.services).flatMap(({ publish }) => publish.map(publishedPort)),
    proxyLogs: proxyLogsOf(stack),
  }),
});

/**
 * Hardens the host, under a dead-man's switch: SSH with keys only on the stack's port, firewall, Fail2Ban, CrowdSec,
 * audit, unattended upgrades. Runs last (REX001).
 *
 * @example hardening({ sshForceOpen: false, trustedAddresses: ["198.51.100.7"] })
 */
export const hardening = stepOf(hardeningRole);

function publishedPort(text: string): z.infer<typeof published> {
  const [port = "", protocol = "tcp"] = text.split("/");
  return { port, protocol };
}

/** The volume of the reverse proxy that holds its logs, for the jail that reads them. */
function proxyLogsOf(stack: Stack): string {
  for (const [name, { reverseProxy, volumes }] of Object.entries(stack.services))
    for (const mount of volumes)
      if (reverseProxy && mount.kind === "volume" && mount.path.startsWith("/var/log"))
        return volumePath(stack, name, mount);
  return "";
}
