import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX191",
  title: "Containers that ask the VPN's name server",
  level: "warning",
  says: "the host takes its name servers from the VPN, and so do the containers of '{services}'",
  why: "Docker hands the host's name server on, and the one of Tailscale, 100.100.100.100, is reached only while the client runs and the control server names others behind it. A VPN that is down then takes every name from every container: the database is found, the internet is not, and probes stay green.",
  fix: "Leave 'acceptDns' away, and write the names of the VPN that a service needs in its 'extraHosts', or a name server in its 'dns'. Accept this where all services know their 'dns'.",
  bad: `
const app = service("app", required);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [
      docker(),
      headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("vpn_key"), acceptDns: true }),
    ]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  good: `
const app = service("app", required);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [
      docker(),
      headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("vpn_key") }),
    ]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [
    "https://github.com/tailscale/tailscale/issues/12108",
    "https://github.com/tailscale/tailscale/issues/12225",
    "https://tailscale.com/docs/reference/quad100",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const steps = stepsOf(stack);
    const daemon = steps.find(({ step }) => step.kind === "role" && step.role === "docker")?.step;
    if (daemon?.kind === "role" && Array.isArray(daemon.variables.dns) && daemon.variables.dns.length > 0) return;
    const asking = Object.entries(stack.services).filter(([, service]) => service.dns.length === 0);
    if (asking.length === 0) return;
    const services = asking.map(([name]) => name).join("', '");
    for (const { step, at } of steps)
      if (step.kind === "role" && step.role === "headscale-node" && step.variables.acceptDns === true)
        yield { at: [...at, "acceptDns"], with: { services } };
  },
});
