import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";
import { runsOf } from "./role-scripts.js";

/** Names that tunnels have, of whatever VPN. */
const tunnel = "(?:tailscale|wg|tun|tap|nordlynx|zt)\\w*";

const commands: readonly RegExp[] = [
  // "--exit-node=" alone gives it up.
  /^tailscale\s+(?:up|set|login)\b.*\s--exit-node[= ](?!["']*(?:\s|$))/,
  new RegExp(
    `^ip\\s+(?:-\\S+\\s+)*r(?:oute)?\\s+(?:add|replace|change|append)\\s+(?:default|0(?:\\.0\\.0\\.0)?/[01])\\b.*\\bdev\\s+${tunnel}`,
  ),
  /^(?:nordvpn|mullvad|warp-cli|expressvpn|protonvpn(?:-cli)?)\s+(?:c|connect)\b/,
  new RegExp(`^route\\s+add\\s+(?:-net\\s+)?(?:default|0\\.0\\.0\\.0)\\b.*\\b${tunnel}\\s*$`),
];

/**
 * Where a role sends all that leaves the host through a tunnel: answers to who came in by the public address leave there too, with an
 * address that nobody asked, so that login by SSH ends. A VPN is no route of everything unless somebody says so.
 * Sources: wg-quick(8), "AllowedIPs"; openvpn(8), "redirect-gateway"; https://tailscale.com/docs/features/exit-nodes.
 */
export function* divertedIn(role: Role): Generator<{ readonly what: string; readonly at: FilePlace }> {
  for (const { text, at } of runsOf(role))
    if (commands.some((command) => command.test(text))) yield { what: divertedBy(text), at };
  for (const { path, text, lineAt } of role.written) {
    const redirect = path.startsWith("/etc/openvpn/")
      ? text.split("\n").findIndex((one) => /^\s*redirect-gateway\b/.test(one))
      : -1;
    if (redirect >= 0) yield { what: divertedBy("redirect-gateway"), at: lineAt(redirect + 1) };
    if (!/^\/etc\/wireguard\/.+\.conf$/.test(path) || /^\s*Table\s*=\s*off\b/im.test(text)) continue;
    const lines = text.split("\n");
    // Two halves are the whole, too.
    const line = lines.findIndex((one) => /^\s*AllowedIPs\s*=.*(?<![\d.])0\.0\.0\.0\/[01](?!\d)/i.test(one));
    if (line >= 0) yield { what: divertedBy(lines[line]?.trim() ?? ""), at: lineAt(line + 1) };
  }
}

function divertedBy(text: string): string {
  return `all traffic goes through the VPN: ${text.slice(0, 60)}`;
}
