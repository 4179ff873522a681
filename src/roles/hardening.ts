import { z } from "zod";
import { firewallRulesOf, publishedToAll } from "../model/openings.js";
import { rootOf, volumePath } from "../model/paths.js";
import { reverseProxyOf } from "../model/reverse-proxy.js";
import { isCaddy } from "../model/serves-sites.js";
import type { Stack } from "../model/stack.js";
import type { TextValue } from "../model/value.js";
import { packageSourcesOf } from "./package-sources.js";
import { proxies, proxiesOf } from "./proxies.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const opening = z.strictObject({
  port: z.string().describe("Port or range of the host, such as 2222/tcp"),
  from: z.array(setting(z.string())).describe("Ranges that may connect; 'any' is every address"),
  address: setting(z.string()).describe("Address of the host that is asked; every one where empty"),
  on_host: z.boolean().describe("Whether the program listens in the host's own network"),
});

export const hardeningRole = defineRole({
  name: "hardening",
  summary: "Close a host to all that it need not answer, and prove that its operator still gets in",
  options: z.strictObject({
    sshForceOpen: setting(z.boolean())
      .describe("Whether every address may reach SSH; set it to false once SSH over the VPN was seen working")
      .default(true),
    trustedAddresses: setting(z.array(setting(z.string())))
      .describe("Addresses or ranges that always reach SSH, besides the VPN; never banned")
      .default([]),
    vpnInterface: setting(z.string())
      .describe(
        "Interface that the VPN's packets come in by; where empty, Tailscale's in a stack that joins it, else any",
      )
      .default(""),
    sshExceptions: setting(z.boolean())
      .describe("Whether Match blocks of other files of sshd may let in logins without a key")
      .default(false),
    rollbackSeconds: setting(z.int().min(60).max(120))
      .describe("Seconds after which the host takes back a change of SSH or firewall that nobody confirmed")
      .default(120),
    banSeconds: setting(z.int().min(60)).describe("Seconds that Fail2Ban bans an address the first time").default(3600),
    banAfter: setting(z.int().min(2)).describe("Failed logins after which Fail2Ban bans an address").default(5),
    crowdsecCommunity: setting(z.boolean())
      .describe("Whether CrowdSec tells its central service of attacks, and takes the blocklist of all who do")
      .default(true),
    crowdsecSource: z
      .enum(["debian", "crowdsec.net"])
      .describe("Where the packages of CrowdSec come from")
      .default("debian"),
    crowdsecRepository: setting(z.string())
      .describe("Address of the package repository of CrowdSec's makers")
      .default("https://packagecloud.io/crowdsec/crowdsec/any"),
    crowdsecRepositoryKey: setting(z.string())
      .describe("Address of the armoured key that signs it")
      .default("https://packagecloud.io/crowdsec/crowdsec/gpgkey"),
    crowdsecRepositoryKeyChecksum: setting(z.string())
      .describe("Checksum of that key, such as sha256:…; not checked where empty")
      .default(""),
  }),
  derived: z.strictObject({
    root: z.string().describe("Folder of the stack on the host"),
    sshPort: z.int().describe("Port of sshd"),
    vpnRange: setting(z.string()).describe("Range of the VPN in CIDR notation"),
    joinsVpn: z.boolean().describe("Whether the stack joins the host to the VPN of Headscale or Tailscale"),
    trustedProxies: z.array(z.string()).describe("Addresses that the reverse proxy trusts; never banned"),
    publishedPorts: z.array(z.string()).describe("Ports that everyone may reach, such as 443/tcp"),
    openings: z.array(opening).describe("Ports that only some may reach, or on one address alone"),
    packageSources: z
      .array(setting(z.string()))
      .describe("Package repositories that other roles add; their packages are upgraded like Debian's own"),
    proxies,
    proxyLogs: setting(z.string()).describe("Folder of the reverse proxy's access.log; none where empty"),
  }),
  derive: (stack) => ({
    root: rootOf(stack),
    sshPort: stack.sshPort,
    vpnRange: stack.vpnRange,
    joinsVpn: stack.phases.some(({ steps }) => steps.some(({ role }) => role === "headscale-node")),
    trustedProxies: trustedProxiesOf(stack),
    publishedPorts: [...publishedToAll(stack)],
    openings: firewallRulesOf(stack).map((rule) => ({ ...rule, from: [...rule.from] })),
    packageSources: packageSourcesOf(stack),
    proxies: proxiesOf(stack),
    proxyLogs: proxyLogsOf(stack),
  }),
});

/**
 * Hardens the host under a dead-man's switch: SSH with keys only on the stack's port, firewall, Fail2Ban, CrowdSec,
 * audit, upgrades. Runs last (REX001). A change of SSH or firewall that no new connection proves is taken back by the
 * host itself within two minutes, also when the deployment was killed or the host restarted.
 *
 * @example hardening({ sshForceOpen: false, trustedAddresses: [variable("office_address", { … })] })
 */
export const hardening = stepOf(hardeningRole, "hardening");

/** The volume of the reverse proxy that holds its logs, where those who ban read them: they know the form of Caddy's alone. */
function proxyLogsOf(stack: Stack): TextValue {
  const proxy = reverseProxyOf(stack);
  if (proxy === undefined || !isCaddy(proxy.service)) return "";
  for (const mount of proxy.service.volumes)
    if (mount.kind === "volume" && mount.path.startsWith("/var/log")) return volumePath(stack, proxy.name, mount);
  return "";
}

/** Proxies before the reverse proxy, from where requests of many clients come: said, or in the words of a Caddyfile. */
function trustedProxiesOf({ services }: Stack): string[] {
  const said = Object.values(services).flatMap(({ trustedProxies }) => trustedProxies);
  const texts = Object.values(services).flatMap(({ reverseProxy, files }) =>
    files.flatMap(({ content }) => (reverseProxy && content.kind === "verbatim" ? [content.text] : [])),
  );
  const literal = texts.flatMap((text) => (typeof text === "string" ? [text] : text.parts));
  const lists = literal.flatMap((part) => (typeof part === "string" ? [...part.matchAll(trusted)] : []));
  const found = lists.flatMap(([, list = ""]) => list.split(/\s+/));
  return [...new Set([...said, ...found].filter((one) => address.test(one)))];
}

const trusted = /^\s*trusted_proxies\s+static\s+(.+)$/gm;
const address = /^[\da-f.:]+(\/\d+)?$/i;
