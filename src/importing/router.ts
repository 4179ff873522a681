import { knownData } from "../reading/compose/plain.js";
import type { Mapping } from "../reading/placed.js";
import type { Note } from "./note.js";

/** Proxies that find their sites by labels: the stack's own takes their place. */
export function isRouter({ entries }: Mapping): boolean {
  const image = entries.get("image")?.value;
  const known = image === undefined ? "" : String(knownData(image));
  return /(?:^|\/)(?:traefik|nginx-proxy|acme-companion|letsencrypt-nginx-proxy-companion|caddy-docker-proxy)(?::|@|$)/.test(
    known,
  );
}

export function routerNote(service: string, { place }: Mapping): Note {
  const says = "the reverse proxy of the stack takes its place: sites are said by 'expose'";
  return { service, key: "image", file: place.file, line: place.line, outcome: "changed", says };
}

/** The reverse proxy of a stack whose sites are in these networks. */
export function proxyText(networks: readonly string[]): string {
  return `const reverseProxy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [${networks.join(", ")}],
  memory: { limit: "256M" },
  cpus: 0.5,
  certificates: { email: variable("acme_email", { example: "admin@example.com", description: "Contact of the domain" }) },
});
`;
}
