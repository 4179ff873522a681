import { filteredNetworks, membersOf } from "../../questions/egress.js";
import { networksOf } from "../../questions/networks.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX251",
  title: "A way out past the proxy that allows names",
  level: "error",
  says: "service '{service}' reaches some names alone in network '{network}', and everything in '{open}'",
  why: "Whoever gets into the program asks over the other network: every address is open, and no refusal is logged.",
  fix: "Leave one of the two networks out; for what is only inside, take one with 'internal: true'.",
  bad: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls, egress] });`,
  good: `
const calls = network("calls", { subnet: "172.20.7.0/24", allow: ["api.example.com"] });
const proxy = service("proxy", { ...required, networks: [calls, egress], egressProxy: true, port: 3128 });
const app = service("app", { ...required, networks: [calls] });`,
  links: ["https://docs.docker.com/engine/network/drivers/bridge/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    for (const network of filteredNetworks(application))
      for (const [service, definition] of membersOf(network, application).others)
        for (const [index, open] of networksOf(definition).entries())
          if (application.networks[open]?.internal === false)
            yield {
              at: ["services", service, "networks", index],
              with: { service, network, open },
              related: [{ at: ["networks", open], says: `'${open}' is not internal` }],
            };
  },
});
