import { defineRule } from "../rule.js";
import type { DesignReview, Said } from "../sentence.js";

export const rule = defineRule({
  id: "REX035",
  title: "A port published past the firewall",
  level: "error",
  says: "service '{service}' publishes port '{port}' on every address, and is not the reverse proxy",
  why: "Docker writes its own rules before those of UFW: a published port is open to the internet although the firewall says no.",
  fix: "Remove 'publish'. Use 'expose': 'publicly', 'vpnOnly', or 'onLoopback' for an SSH tunnel.",
  bad: `const app = service("app", { ...required, publish: ["5432/tcp"] });`,
  good: `const app = service("app", { ...required, port: 5432, expose: onLoopback(5432) });`,
  links: ["https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw"],
  inEditor: true,
  acceptable: true,
}).judgedBy({
  *check({ services }) {
    for (const [service, { publish, reverseProxy }] of Object.entries(services))
      for (const [index, port] of publish.entries())
        if (!reverseProxy) yield { at: ["services", service, "publish", index], with: { service, port } };
  },
});

export type Review<Name extends string, Options> = Options extends { readonly reverseProxy: true }
  ? unknown
  : Options extends { readonly publish: infer Ports extends readonly string[] }
    ? { readonly publish: Judged<Ports, Name> }
    : unknown;

type Judged<Ports extends readonly string[], Name extends string> = {
  readonly [Index in keyof Ports]: DesignReview<Said<typeof rule, { service: Name; port: Ports[Index] }>>;
};
