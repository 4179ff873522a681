import { type DeclaredContainer, textsOfKey } from "../../../model/ansible/container.js";
import { isRecord, textOf } from "../../../model/ansible/data.js";
import { isInFile } from "../../finding.js";
import { holdsData } from "../../questions/holds-data.js";
import { isHandWritten } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { IsKnown } from "../../typed/text.js";

export const rule = defineRule({
  id: "REX035",
  title: "A port published past the firewall",
  level: "error",
  says: {
    service: "service '{service}' publishes port '{port}' on every address, and is not the reverse proxy",
    role: "container '{container}' of role '{role}' publishes port '{port}' on every address",
  },
  why: "Docker writes its own rules before those of UFW: a published port is open to the internet although the firewall says no.",
  fix: {
    service:
      "Use 'expose' for a web site or an SSH tunnel; for anything else 'ports', which says who may connect, and opens the firewall for them alone.",
    role: "Publish it on 127.0.0.1, or declare the container as a service of the stack.",
  },
  fixInFiles: { service: "Publish it on 127.0.0.1, or declare the container as a service of the stack." },
  bad: {
    service: `const app = service("app", { ...required, publish: ["5432/tcp"] });`,
    role: {
      role: "side-stack",
      files: {
        "tasks/main.yml": `- name: Start the records
  community.docker.docker_container:
    name: records
    image: ghcr.io/example/records:1.2.3
    published_ports: ["5432:5432"]
`,
      },
    },
  },
  good: `const app = service("app", { ...required, port: 5432, expose: onLoopback(5432) });`,
  links: ["https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw"],
  inEditor: ["service"],
  abroad: {
    because: "Who has no proxy publishes the program itself on purpose.",
    keeps: ({ at }, { services }) => {
      const service = isInFile(at) ? undefined : services[String(at[1])];
      return service !== undefined && (holdsData(service) || Object.values(services).some((one) => one.reverseProxy));
    },
  },
  seesContainers: true,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const { publish, reverseProxy, networks } = definition;
      // There Docker drops the ports of a hand-written file, which REX168 tells.
      if (reverseProxy || (networks === "host" && isHandWritten(definition))) continue;
      for (const [index, port] of publish.entries())
        yield { says: "service", at: ["services", service, "publish", index], with: { service, port } };
    }
  },

  *checkRole(role) {
    for (const container of role.containers)
      for (const [index, port] of portsOf(container))
        if (!/^(127\.|\[?::1\]?:|localhost:|\{\{|·)/.test(port))
          yield {
            says: "role",
            at: container.at("ports", index),
            with: { container: container.name, role: role.name, port },
          };
  },
});

/** The published ports, in Compose's short form. */
function portsOf(container: DeclaredContainer): readonly (readonly [number, string])[] {
  const { ports } = container.keys;
  const long = (Array.isArray(ports) ? ports : []).flatMap((port: unknown, index) =>
    isRecord(port)
      ? [
          [
            index,
            [port.host_ip ?? [], port.published ?? [], port.target].map(textOf).filter(Boolean).join(":"),
          ] as const,
        ]
      : [],
  );
  return [...textsOfKey(container, "ports"), ...long];
}

export type Review<Name extends string, Options> = Options extends { readonly reverseProxy: true }
  ? unknown
  : Options extends { readonly publish: infer Ports extends readonly string[] }
    ? { readonly publish: Judged<Ports, Name> }
    : unknown;

type Judged<Ports extends readonly string[], Name extends string> = {
  readonly [Index in keyof Ports]: IsKnown<Ports[Index]> extends true
    ? DesignReview<Said<typeof rule, { service: Name; port: Ports[Index] }, "service">>
    : unknown;
};
