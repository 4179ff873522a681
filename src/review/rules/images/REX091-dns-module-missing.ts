import { imageOf } from "../../../facts/image-of.js";
import type { DeployableService } from "../../../model/service/service.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX091",
  title: "A reverse proxy whose image cannot write DNS records",
  level: "error",
  says: "image '{image}' of '{service}' has no module for the DNS provider '{provider}'",
  why: "The official images of Caddy have no module for any provider. Caddy refuses its configuration then, and no site is served.",
  fix: "Build an image that has it ('FROM caddy:<version>-builder', 'xcaddy build --with github.com/caddy-dns/{provider}') and name that.",
  bad: `
const proxy = service("proxy", {
  ...required,
  image: "caddy:2.11.3-alpine",
  networks: [egress],
  capabilities: ["NET_BIND_SERVICE"],
  volumes: [volume("/data", { folder: "data", backup: "files" })],
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] },
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "dns", authority: "public", dnsModule: "ovh" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: publicly("www") });`,
  good: `
const proxy = service("proxy", {
  ...required,
  image: "registry.example.com/caddy-ovh:2.11.3",
  networks: [egress],
  capabilities: ["NET_BIND_SERVICE"],
  volumes: [volume("/data", { folder: "data", backup: "files" })],
  healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] },
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "dns", authority: "public", dnsModule: "ovh" },
});
const app = service("app", { ...required, networks: [egress], port: 80, expose: publicly("www") });`,
  links: ["https://caddyserver.com/docs/build", "https://hub.docker.com/_/caddy"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check({ services }) {
    for (const [service, definition] of Object.entries(services)) {
      const provider = definition.certificates?.dnsModule;
      if (provider === undefined || !isOfficialCaddy(definition)) continue;
      yield { at: ["services", service, "image"], with: { service, provider, image: definition.image } };
    }
  },
});

/** The official images have no provider's module; a tag that they never have is a build of one's own. */
function isOfficialCaddy(service: DeployableService): boolean {
  const reference = imageOf(service);
  if (reference === undefined || reference.registry !== "docker.io" || reference.repository !== "library/caddy")
    return false;
  return /^\d+(?:\.\d+)*(?:-alpine)?$/.test(reference.tag ?? "");
}
