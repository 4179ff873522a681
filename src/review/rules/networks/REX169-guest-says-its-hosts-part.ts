import { loopbackPorts } from "../../../model/service/exposure.js";
import { waveOf } from "../../../model/waves.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX169",
  title: "A service in the network of another one says what is the other one's",
  level: "error",
  says: {
    option: "service '{service}' is in the network of '{host}', and says '{option}', which is for '{host}' to say",
    chain: "service '{service}' is in the network of '{host}', which has none of its own",
    wave: "service '{service}' is in the network of '{host}', which another wave deploys",
  },
  why: "The network with its ports, names and settings belongs to the other container: Docker refuses to start one that asks for its own as well, and Compose finds containers of its own project alone.",
  fix: {
    option: "Say '{option}' in '{host}'.",
    chain: "Name the service whose network it is with 'networkOf'.",
    wave: "Deploy both with 'infra', or both with 'apps'.",
  },
  bad: {
    option: `
const tunnel = service("tunnel", required);
const app = service("app", { ...required, networks: networkOf(tunnel), port: 8080, expose: onLoopback(8080) });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "All", [docker(), configure(tunnel), configure(app), deploy({ infra: [], apps: [tunnel, app] })])],
});`,
    chain: `
const tunnel = service("tunnel", { ...required, networks: "host" });
const app = service("app", { ...required, networks: networkOf(tunnel) });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "All", [docker(), configure(tunnel), configure(app), deploy({ infra: [], apps: [tunnel, app] })])],
});`,
    wave: `
const tunnel = service("tunnel", required);
const app = service("app", { ...required, networks: networkOf(tunnel) });`,
  },
  good: `
const tunnel = service("tunnel", { ...required, port: 8080, expose: onLoopback(8080) });
const app = service("app", { ...required, networks: networkOf(tunnel) });

export default defineStack("example", {
  ...usual,
  phases: [phase("1", "All", [docker(), configure(tunnel), configure(app), deploy({ infra: [], apps: [tunnel, app] })])],
});`,
  links: ["https://docs.docker.com/engine/network/#container-networks"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack) {
    for (const [service, definition] of Object.entries(stack.services)) {
      const host = definition.networkOf;
      const there = host === undefined ? undefined : stack.services[host];
      if (host === undefined || there === undefined) continue;
      const at = ["services", service];
      const { expose, ports, publish, hostname, aliases, dns, extraHosts, sysctls } = definition;
      const own = {
        expose: loopbackPorts(expose).length > 0,
        ports: ports.length > 0,
        publish: publish.length > 0,
        hostname: hostname !== undefined,
        aliases: aliases.length > 0,
        dns: dns.length > 0,
        extraHosts: Object.keys(extraHosts).length > 0,
        sysctls: Object.keys(sysctls).some((name) => name.startsWith("net.")),
      };
      for (const [option, isSaid] of Object.entries(own))
        if (isSaid) yield { says: "option", at: [...at, option], with: { service, host, option } };
      if (there.networkOf !== undefined || there.networks === "host")
        yield { says: "chain", at: [...at, "networks"], with: { service, host } };
      const [wave, theirs] = [waveOf(stack, service), waveOf(stack, host)];
      if (wave !== undefined && wave !== theirs)
        yield { says: "wave", at: [...at, "networks"], with: { service, host } };
    }
  },
});
