import { isOpenPort } from "../../../model/service/ports.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX168",
  title: "A port that is published where nothing is",
  level: "error",
  says: {
    option: "service '{service}' is in the host's network, where '{option}' publishes nothing",
    mapped:
      "service '{service}' is in the host's network, where '{port}' leads to no other port and to no address alone",
  },
  why: "Docker drops the ports of such a container. The program listens where its own settings say, mostly on every address: what was meant for 127.0.0.1 is open to whoever the firewall lets in.",
  fix: {
    option:
      "Let the program listen on 127.0.0.1, or say with 'ports' who may reach the port that it listens on: the firewall then opens it for them.",
    mapped: "Write the number alone that the program listens on, and its address in the program's settings.",
  },
  bad: {
    option: `const app = service("app", { ...required, networks: "host", port: 8125, expose: onLoopback(8125) });`,
    mapped: `
const app = service("app", {
  ...required,
  networks: "host",
  ports: [port("8080:80", { from: "anyone", because: "a site that asks for a login" })],
});`,
  },
  good: `
const app = service("app", {
  ...required,
  networks: "host",
  ports: [port("8080", { from: "anyone", because: "a site that asks for a login" })],
});`,
  links: ["https://docs.docker.com/engine/network/drivers/host/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { networks, publish, ports, expose }] of Object.entries(services)) {
      if (networks !== "host") continue;
      const at = ["services", service];
      if (expose?.kind === "loopback")
        yield { says: "option", at: [...at, "expose"], with: { service, option: "onLoopback" } };
      if (publish.length > 0) yield { says: "option", at: [...at, "publish", 0], with: { service, option: "publish" } };
      for (const [index, port] of ports.entries())
        if (isOpenPort(port) && (port.address !== undefined || port.published !== port.target))
          yield {
            says: "mapped",
            at: [...at, "ports", index],
            with: { service, port: `${port.published}:${port.target}/${port.protocol}` },
          };
    }
  },
});
