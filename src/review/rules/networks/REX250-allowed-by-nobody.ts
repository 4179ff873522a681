import { filteredNetworks, membersOf } from "../../questions/egress.js";
import { isShutIn } from "../../questions/networks.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX250",
  title: "A network that allows names, and nobody who lets them through",
  level: "error",
  says: {
    none: "network '{network}' allows names, and no service in it lets them through",
    several: "network '{network}' allows names, and '{first}' and '{second}' both are to let them through",
    port: "service '{service}' is to let names through, and says no port",
    shut: "service '{service}' is to let names through, but has no way out itself",
    filters: "service '{service}' is to let names through, and is in no network that allows any",
  },
  why: "A network that allows names is internal: what its services ask of the internet goes through one proxy, or nowhere.",
  fix: {
    none: "Put a 'catalog.squid' into the network, and into one with a way out.",
    several: "Leave one of them in the network.",
    port: "Say the 'port' that it listens on.",
    shut: "Let it join a network with a way out as well.",
    filters: "Let it join the network whose names it lets through, or leave it out.",
  },
  bad: {
    none: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const app = service("app", { ...required, networks: [calls] });`,
    several: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const second = service("second", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
    port: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true });
const app = service("app", { ...required, networks: [calls] });`,
    shut: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
    filters: `
const proxy = service("proxy", { ...required, networks: [egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [egress] });`,
  },
  good: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
  links: ["https://docs.docker.com/reference/compose-file/networks/#internal"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    const filtered = filteredNetworks(application);
    for (const network of filtered) {
      const { proxies } = membersOf(network, application);
      const [first, second] = proxies.map(([name]) => name);
      const at = ["networks", network, "allow"];
      if (first === undefined) yield { says: "none", at, with: { network } };
      else if (second !== undefined) yield { says: "several", at, with: { network, first, second } };
    }
    for (const [service, definition] of Object.entries(application.services)) {
      if (definition.egressProxy !== true) continue;
      const at = ["services", service, "egressProxy"];
      const { networks } = definition;
      if (definition.port === undefined) yield { says: "port", at, with: { service } };
      if (networks === "host" || !networks.some((network) => filtered.includes(network)))
        yield { says: "filters", at, with: { service } };
      else if (isShutIn(definition, application))
        yield { says: "shut", at: ["services", service, "networks"], with: { service } };
    }
  },
});
