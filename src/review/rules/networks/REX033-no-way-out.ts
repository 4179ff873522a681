import { factsOf } from "../../../facts/facts-of.js";
import { loopbackPorts } from "../../../model/service/exposure.js";
import { isOpenPort } from "../../../model/service/ports.js";
import { isShutIn, networksOf } from "../../questions/networks.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX033",
  title: "A service that needs the internet, or a port of the host, on internal networks only",
  level: "error",
  says: {
    egress: "service '{service}' needs the internet, but all of its networks are internal",
    port: "service '{service}' publishes a port, but all of its networks are internal",
  },
  why: "An internal network has no way out and no way in: names are not found, calls fail at their first real use, and Docker does not publish the port.",
  fix: {
    egress: "Let it join a network that is not internal as well.",
    port: "Let it join a network that is not internal as well.",
  },
  bad: {
    egress: `
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const app = service("app", { ...n8n, networks: [backend] });`,
    port: `
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const app = service("app", { ...required, port: 8080, expose: onLoopback(8080) });`,
  },
  good: `
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const app = service("app", { ...n8n, networks: [backend, egress] });`,
  links: ["https://docs.docker.com/reference/compose-file/networks/#internal"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    for (const [service, definition] of Object.entries(application.services)) {
      if (!isShutIn(definition, application)) continue;
      const { publish, ports, expose } = definition;
      const asks = networksOf(definition).some((network) => application.networks[network]?.allow !== undefined);
      if (factsOf(definition)?.egress === true && !asks)
        yield { says: "egress", at: ["services", service, "networks"], with: { service } };
      if (publish.length > 0) yield { says: "port", at: ["services", service, "publish"], with: { service } };
      else if (ports.some(isOpenPort)) yield { says: "port", at: ["services", service, "ports"], with: { service } };
      else if (loopbackPorts(expose).length > 0)
        yield { says: "port", at: ["services", service, "expose"], with: { service } };
    }
  },
});
