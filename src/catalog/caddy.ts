import type { Service } from "../declared/service/service.js";
import { file, templateFile, volume } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { caddyFacts } from "../facts/images/caddy.js";
import type { ImageFacts } from "../model/facts.js";
import { parseImageReference } from "../model/image-reference.js";
import { knownName } from "../model/service/built.js";
import {
  type CaddyCertificates,
  type CertificateParts,
  certificateParts,
  type JudgedCertificates,
} from "./caddy-certificates.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";
import { askWithWget } from "./probe.js";

export interface CaddyOptions extends Omit<CatalogOptions, "certificates"> {
  /** Where certificates come from: an authority by ACME, with the address of who is told of them; or Caddy's own, "internal". */
  readonly certificates: CaddyCertificates;
  /**
   * Ranges of proxies before Caddy whose `X-Forwarded-For` is believed. Default: none, for Caddy is the first;
   * whoever is believed here can say that it comes from the VPN.
   */
  readonly trustedProxies?: readonly string[];
  /** Further sites, as text of a Caddyfile; `import site` brings headers, compression and the access log. Default: none. */
  readonly sites?: string;
}

/**
 * Caddy, the reverse proxy: serves every service with `expose: publicly(…)` or `vpnOnly(…)` on 443, over HTTP/1.1, 2 and 3.
 *
 * A site for the VPN answers 403 to everyone else, except on its public paths; what a certificate authority asks on 80 and
 * 443 is answered before that. Names and upstreams follow from the services. Access logs are JSON in `/opt/<stack>/data/caddy/logs`, at most 4 times 50 MiB, for a week.
 * Defaults: root with NET_BIND_SERVICE alone, read-only root, ports 80/tcp, 443/tcp and 443/udp published.
 *
 * @example
 * const caddy = catalog.caddy({
 *   image: "caddy:2.11.3-alpine", networks: [frontend, backend], memory: { limit: "256M" }, cpus: 0.5,
 *   certificates: { email: variable("acme_email", { example: "admin@example.com", description: "…" }) },
 * });
 */
export function caddy<const Options extends CaddyOptions, const Name extends string = "caddy">(
  options: Given<Name, Options, CaddyOptions> & JudgedCertificates<Options>,
): Service<Name> {
  const { certificates, trustedProxies = [], sites, ...given }: CaddyOptions = options as CaddyOptions;
  const parts = certificateParts(certificates);
  const known = {
    capabilities: ["NET_BIND_SERVICE"],
    readOnly: true,
    tmpfs: { "/tmp": "10M" },
    volumes: [
      volume("/data", { folder: "data", backup: "files" }),
      volume("/config", { folder: "config", backup: { none: "Caddy's copy of its configuration" } }),
      volume("/var/log/caddy", { folder: "logs", backup: { none: "logs" } }),
    ],
    files: [
      templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs", { of: "caddy" }),
      templateFile("/etc/caddy/pages/vpn-only.html", "vpn-only.html", { of: "caddy" }),
      file("/etc/caddy/global.caddy", globalOptions(parts.lines, trustedProxies)),
      ...parts.files,
      ...(sites === undefined ? [] : [file("/etc/caddy/sites/own.caddy", sites)]),
    ],
    environment: parts.environment,
    secretFiles: parts.secretFiles,
    healthcheck: { test: askWithWget(8080, "/health"), startPeriod: 10 },
    reverseProxy: true,
    certificates: parts.certificates,
    trustedProxies,
    publish: ["80/tcp", "443/tcp", "443/udp"],
    metrics: { port: 9180, path: "/metrics" },
    stopGracePeriod: 30,
  } as const;
  return declareService(
    nameOf(options, "caddy"),
    complete(given, known, factsOfBuild(knownName(given.image), parts)),
    caddy,
  );
}

/** A build with a module for DNS is no official image: what is known of the version holds, whatever image it stands in. */
function factsOfBuild(image: string, { certificates }: CertificateParts): readonly ImageFacts[] {
  if (certificates.dnsModule === undefined) return caddyFacts;
  const parsed = parseImageReference(image);
  if (!parsed.ok) return caddyFacts;
  const repository = `${parsed.reference.registry}/${parsed.reference.repository}`;
  return caddyFacts.map((facts) => ({ ...facts, repository, tagPattern: "" }));
}

function globalOptions(certificates: readonly string[], trustedProxies: readonly string[]): string {
  const trust =
    trustedProxies.length === 0
      ? []
      : [`\ttrusted_proxies static ${trustedProxies.join(" ")}`, "\ttrusted_proxies_strict"];
  const lines = [
    "admin localhost:2019",
    ...certificates,
    "metrics {",
    "\tper_host",
    "}",
    "servers {",
    "\tprotocols h1 h2 h3",
    ...trust,
    "}",
  ];
  return `${lines.join("\n")}\n`;
}
