import type { Service } from "../../model/service.js";
import { imageOf } from "../reading/image-version.js";
import { defineRule } from "../rule.js";

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
    image: "Write 'vpnOnly', or 'onLoopback' for an SSH tunnel.",
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
    phase("1", "Foundations", [role("tailscale"), configure(proxy), configure(app)]),
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
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check({ services }) {
    for (const [service, { image, expose }] of Object.entries(services)) {
      const at = ["services", service, "expose"];
      if (expose?.kind === "public" && asksNobody({ image })) yield { says: "image", at, with: { service, image } };
      if (expose?.kind === "vpnOnly")
        for (const [index, path] of expose.publicPaths.entries())
          if (/^\/?\*+$/.test(path))
            yield { says: "everything", at: [...at, "publicPaths", index], with: { service, path } };
    }
  },
});

/** Images that serve whoever asks, as they come. */
const open = new Set(
  `docker.io/victoriametrics/victoria-metrics docker.io/victoriametrics/vmalert docker.io/grafana/loki
  docker.io/grafana/alloy docker.io/grafana/tempo docker.io/grafana/mimir docker.io/prom/prometheus
  docker.io/prom/alertmanager docker.io/prom/node-exporter docker.io/prom/blackbox-exporter gcr.io/cadvisor/cadvisor
  ghcr.io/google/cadvisor docker.io/mailhog/mailhog docker.io/axllent/mailpit docker.io/rediscommander/redis-commander
  docker.io/amir20/dozzle docker.io/ollama/ollama docker.io/jaegertracing/all-in-one docker.io/library/registry
  docker.io/tecnativa/docker-socket-proxy docker.io/gotenberg/gotenberg docker.io/chromadb/chroma`.split(/\s+/),
);

function asksNobody(service: Pick<Service, "image">): boolean {
  const reference = imageOf(service);
  return reference !== undefined && open.has(`${reference.registry}/${reference.repository}`);
}
