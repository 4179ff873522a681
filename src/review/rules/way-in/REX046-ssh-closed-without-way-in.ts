import { isVpnRole, stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX046",
  title: "SSH is closed, and there is no other way in",
  level: "error",
  says: {
    noVpn: "phase '{phase}' closes SSH to all but the VPN, but no earlier phase joins the host to the VPN",
    onlyVpn: "phase '{phase}' closes SSH to all but the VPN, and no trusted address is left for the day it is down",
  },
  why: "SSH that only the VPN reaches is lost with the VPN: with its control server, its key that expires, its client that was updated. It has happened, and took the console of the provider.",
  fix: {
    noVpn: "Join the VPN in an earlier phase and see SSH work over it first; until then leave 'sshForceOpen' true.",
    onlyVpn: "Name one address of your own in 'trustedAddresses'.",
  },
  bad: {
    noVpn: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Containers", [docker(), configure(app), deploy({ infra: [], apps: [app] })]),
    phase("2", "Hardening", [hardening({ sshForceOpen: false, trustedAddresses: ["198.51.100.7"] })]),
  ],
});`,
    onlyVpn: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Hardening", [hardening({ sshForceOpen: false })]),
  ],
});`,
  },
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
    phase("3", "Hardening", [hardening({ sshForceOpen: false, trustedAddresses: ["198.51.100.7"] })]),
  ],
});`,
  links: ["https://man.openbsd.org/sshd_config"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    for (const { step, phase, at, order } of steps) {
      if (step.kind !== "role" || step.role !== "hardening" || step.own || step.variables.sshForceOpen !== false)
        continue;
      const isJoined = steps.some((other) => other.order < order && isVpnRole(other.step.role));
      const { trustedAddresses } = step.variables;
      if (!isJoined) yield { says: "noVpn", at, with: { phase: phase.id } };
      else if (Array.isArray(trustedAddresses) && trustedAddresses.length === 0)
        yield { says: "onlyVpn", at, with: { phase: phase.id } };
    }
  },
});
