import { placeInZone } from "../../../model/site.js";
import { sitesOf } from "../../../model/sites.js";
import { isVpnRole, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX037",
  title: "A site for VPN clients alone, and no VPN",
  level: "error",
  says: "site '{site}' is for clients of the VPN alone, but no phase joins the host to the VPN",
  why: "Nobody can open the site: every visitor comes from outside the VPN's range and gets 403.",
  fix: "Add 'headscaleNode()' to the first phase, or a role of your own called 'vpn', 'tailscale' or 'wireguard'.",
  bad: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 8080, expose: vpnOnly("app") });`,
  good: `
const proxy = service("proxy", { ...required, reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", { ...required, port: 8080, expose: vpnOnly("app") });

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [configure(proxy), configure(app), deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    if (stepsOf(stack).some(({ step }) => isVpnRole(step.role))) return;
    for (const site of sitesOf(stack))
      if (site.vpnOnly && site.leadsTo.kind !== "redirect") yield { at: site.at, with: { site: placeInZone(site) } };
  },
});
