import { imageOf } from "../../../facts/image-of.js";
import { isSite } from "../../../model/service/exposure.js";
import type { Service } from "../../../model/service/service.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";

export const rule = defineRule({
  id: "REX070",
  title: "Open to everyone, and nobody asks who it is",
  level: "error",
  says: {
    image: "service '{service}' is open to everyone, and image '{image}' asks for no login",
    everything: "service '{service}' is for VPN clients alone, but its public path '{path}' opens all of it",
  },
  why: "Scanners find a new name within minutes of its certificate. What asks for no login is then read, and often written, by anyone.",
  fix: {
    image: "Write 'vpnOnly', or 'onLoopback' for an SSH tunnel, or let the proxy ask, with a 'login'.",
    everything: "Name the paths that others must reach, such as '/webhook/*'.",
  },
  bad: {
    image: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", {
  ...required,
  image: "prom/prometheus:v3.5.0",
  networks: [egress],
  port: 9090,
  expose: publicly("metrics"),
});`,
    everything: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", {
  ...required,
  networks: [egress],
  port: 80,
  expose: vpnOnly("app", { publicPaths: ["/*"] }),
});
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker(), role("tailscale"), configure(proxy), configure(app)]),
    phase("2", "Containers", [deploy({ infra: [proxy], apps: [app] })]),
  ],
});`,
  },
  good: `
const proxy = service("proxy", { ...required, networks: [egress], reverseProxy: true, publish: ["443/tcp"] });
const app = service("app", {
  ...required,
  image: "prom/prometheus:v3.5.0",
  networks: [egress],
  port: 9090,
  expose: onLoopback(9090),
});`,
  links: ["https://prometheus.io/docs/operating/security/"],
  inEditor: ["image"],
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, expose } = definition;
      for (const [position, site] of expose.entries()) {
        const at = ["services", service, "expose", position];
        if (!isSite(site) || site.login !== undefined) continue;
        if (site.kind === "public" && asksNobody(definition)) yield { says: "image", at, with: { service, image } };
        if (site.kind === "vpnOnly")
          for (const [index, path] of site.publicPaths.entries())
            if (/^\/?\*+$/.test(path))
              yield { says: "everything", at: [...at, "publicPaths", index], with: { service, path } };
      }
    }
  },
});

/** Images that serve whoever asks, as they come. */
const open = [
  "amir20/dozzle",
  "axllent/mailpit",
  "chromadb/chroma",
  "gcr.io/cadvisor/cadvisor",
  "ghcr.io/google/cadvisor",
  "gotenberg/gotenberg",
  "grafana/alloy",
  "grafana/loki",
  "grafana/mimir",
  "grafana/tempo",
  "jaegertracing/all-in-one",
  "mailhog/mailhog",
  "ollama/ollama",
  "prom/alertmanager",
  "prom/blackbox-exporter",
  "prom/node-exporter",
  "prom/prometheus",
  "rediscommander/redis-commander",
  "registry",
  "tecnativa/docker-socket-proxy",
  "victoriametrics/victoria-metrics",
  "victoriametrics/vmalert",
] as const;

/** Those among them that ask once they are given a file of users, as the catalog does. */
const takesUsers: readonly string[] = ["axllent/mailpit", "registry"];

function asksNobody(service: Pick<Service, "image" | "secretFiles">): boolean {
  const familiar = imageOf(service)?.familiar ?? "";
  if (takesUsers.includes(familiar) && Object.keys(service.secretFiles).length > 0) return false;
  return open.some((image) => image === familiar);
}

export type Review<Name extends string, Options> = Options extends { readonly expose: infer Exposed }
  ? Options extends { readonly users: unknown } | { readonly secretFiles: unknown }
    ? unknown
    : Options extends {
          readonly image: infer Image extends `${"" | "docker.io/"}${(typeof open)[number]}${":" | "@"}${string}`;
        }
      ? { readonly expose: Judged<Exposed, DesignReview<Said<typeof rule, { service: Name; image: Image }, "image">>> }
      : unknown
  : unknown;

/** The sentence at each site that is open to everyone, of one or of a list. */
type Judged<Exposed, Sentence> = Exposed extends readonly unknown[]
  ? { readonly [Position in keyof Exposed]: Judged<Exposed[Position], Sentence> }
  : Exposed extends { readonly kind: "public" }
    ? Exposed extends { readonly login: object }
      ? unknown
      : Sentence
    : unknown;
