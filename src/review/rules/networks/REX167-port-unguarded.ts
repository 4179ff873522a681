import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX167",
  title: "A port that more may reach than is said",
  level: "error",
  says: {
    unguarded: "port {port} of service '{service}' is to be open to some only, and no role of the stack has a firewall",
    unargued: "port {port} of service '{service}' is open to everyone, because: '{because}'",
  },
  why: "Docker publishes a port to everybody; only the packet filter that the role hardening puts before Docker's keeps others out. And a port that is open to everyone is attacked within the hour: what keeps strangers out must be known.",
  fix: {
    unguarded: "Add hardening() as the last step, or accept this where a firewall of the provider does it.",
    unargued: "Say what it is for and what asks for a login, or let the VPN alone connect.",
  },
  bad: {
    unguarded: `
const app = service("app", {
  ...required,
  ports: [port("2222:22", { from: "vpn", because: "Git over SSH, with keys" })],
});`,
    unargued: `
const app = service("app", { ...required, ports: [port("2222:22", { from: "anyone", because: "git" })] });`,
  },
  good: `
const app = service("app", {
  ...required,
  ports: [port("2222:22", { from: "anyone", because: "Git over SSH, with keys" })],
});`,
  links: ["https://docs.docker.com/engine/network/packet-filtering-firewalls/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    const isGuarded = stepsOf(stack).some(({ step }) => step.role === "hardening");
    for (const [service, { ports }] of Object.entries(stack.services))
      for (const [index, { published, protocol, from, because = "" }] of ports.entries()) {
        const told = { service, port: `${published}/${protocol}` };
        const at = ["services", service, "ports", index];
        if (from === "host") continue;
        if (from === "anyone" && because.trim().length < 10)
          yield { says: "unargued", at: [...at, "because"], with: { ...told, because } };
        if (from !== "anyone" && !isGuarded) yield { says: "unguarded", at: [...at, "from"], with: told };
      }
  },
});
