import { z } from "zod";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

export const headscaleNodeRole = defineRole({
  name: "headscale-node",
  summary: "Join the VPN of a Headscale or Tailscale control server, and never block on it",
  options: z.strictObject({
    loginServer: setting(z.string()).describe("Address of the control server"),
    authKey: setting(z.string()).describe("Key that lets the host in; used once, while the host is not in the VPN"),
    pingAddress: setting(z.string())
      .describe("Address in the VPN that should answer; no check where empty")
      .default(""),
    acceptDns: setting(z.boolean()).describe("Whether the host takes its DNS servers from the VPN").default(false),
    joinSeconds: setting(z.number().int().min(5)).describe("Seconds to wait for the control server").default(60),
    repository: setting(z.string())
      .describe("Address of the package repository of the client")
      .default("https://pkgs.tailscale.com/stable/debian"),
    repositorySuite: setting(z.string()).describe("Suite of the repository").default("trixie"),
    repositoryComponents: setting(z.array(z.string())).describe("Components of the repository").default(["main"]),
    repositoryKey: setting(z.string())
      .describe("Address or path of the key that signs it")
      .default("https://pkgs.tailscale.com/stable/debian/trixie.noarmor.gpg"),
  }),
  derived: z.strictObject({}),
  derive: () => ({}),
});

/**
 * Joins the host to the VPN. Neither a control server that is down nor a silent VPN stops the deployment.
 *
 * @example headscaleNode({ loginServer: variable("headscale_url", { … }), authKey: secret("headscale_auth_key") })
 */
export const headscaleNode = stepOf(headscaleNodeRole);
