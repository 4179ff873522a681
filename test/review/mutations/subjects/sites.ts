import type { Table } from "../mutation.js";
import { each, inOptions, inText } from "../places.js";

export const sites: readonly Table[] = [
  {
    kind: "edges / a site that nobody serves",
    label: { is: "defect", refusedBy: "no service listens on 443", rules: ["REX034", "REX037"] },
    spellings: ['port: 8080, expose: publicly("www")', 'port: 8080, expose: vpnOnly("www")', 'expose: publicly("www")'],
    places: inOptions,
  },
  {
    kind: "edges / sites that cannot be",
    label: { is: "defect", refusedBy: "Caddy: ambiguous site definition; DNS: no label" },
    spellings: [
      "www.example.com",
      "WWW",
      "a b",
      "-a",
      "",
      "a..b",
      "https://www",
      "www/",
      "*",
      "a_b",
      "x".repeat(64),
      "www.",
      "{$X}",
      "a\\nb",
      "www:8080",
      "@@",
    ].map((site) => `expose: publicly("${site}")`),
    places: each(inSite, (spelling) =>
      inSite(spelling.replace("publicly", "vpnOnly")).map(([place, input]) => [`${place} of the VPN`, input]),
    ),
  },
  {
    kind: "edges / paths that open all",
    label: { is: "defect", refusedBy: "Caddy: the path matcher takes '*' for all", rules: ["REX070", "schema"] },
    spellings: ["*", "/*", "*/*", "**", "", "a", "/a\\nb", "/a b", "/a { respond }", "/a\\t/b"].map(
      (path) => `expose: vpnOnly("www", { publicPaths: ["${path}"] })`,
    ),
    places: inSite,
  },
  {
    kind: "edges / a domain that is none",
    label: { is: "defect", refusedBy: "DNS: no name", rules: ["REX134", "schema"] },
    spellings: [
      "https://example.com",
      "https://example.com/",
      "example.com/",
      "example com",
      "",
      "-example.com",
      "example..com",
      ".example.com",
      "example.com:443",
      "*.example.com",
      "localhost",
      "192.0.2.10",
    ].map((domain) => `domain: "${domain}"`),
    places: inText((stack) => ({ stack })),
  },
  {
    kind: "edges / a host that is none",
    label: { is: "defect", refusedBy: "ssh: Could not resolve hostname; Ansible: no user" },
    spellings: [
      'address: "", user: "deploy"',
      'address: "192.0.2.10", user: ""',
      'address: "https://192.0.2.10", user: "deploy"',
      'address: "192.0.2.10:22", user: "deploy"',
      'address: "deploy@192.0.2.10", user: "deploy"',
      'address: "192.0.2.300", user: "deploy"',
      'address: "192.0.2.10", user: "deploy; id"',
      'address: "192.0.2.10", user: "a b"',
      'address: " 192.0.2.10", user: "deploy"',
      'address: "192.0.2.10", user: "deploy", bootstrapPort: 70000',
      'address: "192.0.2.10", user: "deploy", bootstrapPort: 0',
      'address: "192.0.2.10", user: "deploy", memory: "0G"',
      'address: "192.0.2.10", user: "deploy", memory: "8 GB"',
      'address: "localhost", user: "deploy"',
    ]
      .slice(0, 13)
      .map((host) => `hosts: { prod: host({ ${host} }) }`)
      .concat("hosts: {}"),
    places: inText((stack) => ({ stack })),
  },
  {
    kind: "edges / a port of SSH that is taken or none",
    label: { is: "defect", refusedBy: "sshd: Bind to port failed: Address already in use" },
    spellings: [
      "sshPort: 0",
      "sshPort: -1",
      "sshPort: 70000",
      "sshPort: 1.5",
      'sshPort: "22"',
      "sshPort: 8080",
      "sshPort: 6060",
    ],
    places: inText((stack) => ({ stack })),
  },
  {
    kind: "edges / a port of SSH that the reverse proxy has",
    label: { is: "defect", refusedBy: "sshd: Bind to port 443 failed: Address already in use" },
    spellings: ["sshPort: 443", "sshPort: 80"],
    places: inText((stack) => ({
      declare:
        'const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend], memory: { limit: "128M" }, cpus: 0.25, certificates: { email: "admin@example.com" } });',
      others: ["caddy"],
      stack,
    })),
  },
];

function inSite(spelling: string) {
  return inText(
    (options) => ({
      declare:
        'const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend], memory: { limit: "128M" }, cpus: 0.25, certificates: { email: "admin@example.com" } });',
      options: `port: 8080, ${options}`,
      others: ["caddy"],
      early: 'headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("headscale_auth_key") })',
    }),
    "a site behind Caddy",
  )(spelling);
}
