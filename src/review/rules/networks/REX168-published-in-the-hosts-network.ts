import { loopbackPorts } from "../../../model/service/exposure.js";
import { isOpenPort } from "../../../model/service/ports.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

const composeFile = (port: string): string => `services:
  side:
    image: ghcr.io/example/side:1.2.3
    network_mode: host
    ports: ["${port}"]
`;

export const rule = defineRule({
  id: "REX168",
  title: "A port that is published where nothing is",
  level: "error",
  says: {
    option: "service '{service}' is in the host's network, where '{option}' publishes nothing",
    mapped:
      "service '{service}' is in the host's network, where '{port}' leads to no other port and to no address alone",
    dropped: "service '{service}' is in the host's network, where Docker drops 'ports'",
    open: "service '{service}' is in the host's network, where port '{port}' is not kept to the host itself",
  },
  why: "Docker drops the ports of such a container. The program listens where its own settings say, mostly on every address: what was meant for 127.0.0.1 is open to whoever the firewall lets in.",
  fix: {
    option:
      "Let the program listen on 127.0.0.1, or say with 'ports' who may reach the port that it listens on: the firewall then opens it for them.",
    mapped: "Write the number alone that the program listens on, and its address in the program's settings.",
    dropped: "Take 'ports' away, and say in the program's settings where it listens.",
    open: "Take 'ports' away, and let the program listen on 127.0.0.1 by its own settings.",
  },
  bad: {
    option: `const app = service("app", { ...required, networks: "host", port: 8125, expose: onLoopback(8125) });`,
    mapped: `
const app = service("app", {
  ...required,
  networks: "host",
  ports: [port("8080:80", { from: "anyone", because: "a site that asks for a login" })],
});`,
    dropped: {
      role: "side-stack",
      files: { "files/compose.yml": composeFile("8125:8125") },
    },
    open: {
      role: "side-stack",
      files: { "files/compose.yml": composeFile("127.0.0.1:8125:8125") },
    },
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
    for (const [service, definition] of Object.entries(services)) {
      const { networks, publish, ports, expose } = definition;
      if (networks !== "host") continue;
      if (isHandWritten(definition)) {
        const local = ports.findIndex(({ address }) => address !== undefined && address !== "\0");
        const { published = "", target = "" } = ports[local] ?? {};
        if (local >= 0)
          yield {
            says: "open",
            at: ["services", service, "ports", local],
            with: { service, port: `${ports[local]?.address}:${published}:${target}` },
          };
        else if (ports.length > 0) yield { says: "dropped", at: ["services", service, "ports", 0], with: { service } };
        continue;
      }
      const at = ["services", service];
      if (loopbackPorts(expose).length > 0)
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
