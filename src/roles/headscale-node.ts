import { z } from "zod";
import { proxies, proxiesOf } from "./proxies.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

export const headscaleNodeRole = defineRole({
  name: "headscale-node",
  summary: "Join the VPN of a Headscale or Tailscale control server, and never block on it",
  options: z.strictObject({
    loginServer: setting(z.string()).describe("Address of the control server"),
    authKey: setting(z.string()).describe("Key that lets the host in; used only while the host is not in the VPN"),
    acceptDns: setting(z.boolean()).describe("Whether the host takes its DNS servers from the VPN").default(false),
    joinSeconds: setting(z.int().min(5)).describe("Seconds to wait for the control server").default(60),
    pingAddress: setting(z.string())
      .describe("Address in the VPN whose silence is told; it is not asked where empty")
      .default(""),
    repository: setting(z.string())
      .describe("Address of the package repository of the client")
      .default("https://pkgs.tailscale.com/stable/debian"),
    repositorySuite: setting(z.string()).describe("Suite of that repository").default("trixie"),
    repositoryKey: setting(z.string())
      .describe("Address of the key that signs it; ends in .asc where the key is armoured")
      .default("https://pkgs.tailscale.com/stable/debian/trixie.noarmor.gpg"),
    repositoryKeyChecksum: setting(z.string())
      .describe(
        "Checksum of that key, such as sha256:…; where empty, Tailscale's own key is known, and no other checked",
      )
      .default(""),
  }),
  derived: z.strictObject({ proxies }),
  derive: (stack) => ({ proxies: proxiesOf(stack) }),
});

/**
 * Joins the host to the VPN. Neither a control server that is down nor a silent VPN stops the deployment: the role says
 * so and goes on. A stack without this step has no such role.
 *
 * @example headscaleNode({ loginServer: variable("headscale_url", { … }), authKey: secret("headscale_auth_key") })
 */
export const headscaleNode = stepOf(headscaleNodeRole, "headscaleNode");
