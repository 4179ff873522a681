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
  {
    kind: "sites / two that answer for one place",
    label: { is: "defect", refusedBy: "Caddy: ambiguous site definition", rules: ["REX036"] },
    spellings: [
      '[publicly("www"), publicly("www", { port: 9000 })]',
      '[publicly("www"), publicly("www", { domain: "example.com" })]',
      '[publicly("www", { path: "/api" }), vpnOnly("www", { path: "/api" })]',
      '[publicly("@"), redirect("@", { to: "https://www.example.org" })]',
    ].map((expose) => `expose: ${expose}`),
    places: inSite,
  },
  {
    kind: "sites / redirects that lead nowhere",
    label: { is: "defect", refusedBy: "browsers: ERR_TOO_MANY_REDIRECTS, or NXDOMAIN", rules: ["REX200"] },
    spellings: [
      '[publicly("www"), redirect("@", { to: "nobody" })]',
      '[publicly("www"), redirect("a", { to: "b" }), redirect("b", { to: "a" })]',
      'redirect("www", { to: "www" })',
      'redirect("www", { to: "https://www.example.com" })',
      '[publicly("www"), redirect("www", { path: "/a", to: "/a/b" })]',
      '[publicly("www"), redirect("www", { path: "/a", to: "/b" }), redirect("www", { path: "/b", to: "/a" })]',
    ].map((expose) => `expose: ${expose}`),
    places: inSite,
  },
  {
    kind: "sites / what no redirect can lead to",
    label: { is: "defect", refusedBy: "RFC 3986: no address", rules: ["schema"] },
    spellings: ["", "WWW", "www example", "ftp://example.org", "https://", "example.org/x", "/a b"].map(
      (to) => `expose: [publicly("www"), redirect("@", { to: "${to}" })]`,
    ),
    places: inSite,
  },
  {
    kind: "sites / a login that nobody answers for",
    label: {
      is: "defect",
      refusedBy: "Caddy: dial tcp: missing port in address; browsers: redirects in a circle",
      rules: ["REX201"],
    },
    spellings: [
      "forwardAuth(gate)",
      'forwardAuth(silent, { path: "/verify" })',
      'forwardAuth(apart, { path: "/verify" })',
      'forwardAuth(gate, { path: "/verify", signIn: "/sign-in" })',
      'forwardAuth(gate, { path: "/verify", signIn: "https://www.example.com/sign-in?back={uri}" })',
    ].map((login) => `expose: publicly("www", { login: ${login} })`),
    places: inSite,
  },
  {
    kind: "sites / a login that asks nobody",
    label: {
      is: "defect",
      refusedBy: "Caddy: username and password cannot be empty or missing; the owner: the hash for all to read",
      rules: ["schema"],
    },
    spellings: ["basicAuth({})", 'basicAuth({ ada: "$2a$14$hash" })', 'basicAuth({ "a b": secret("ada_hash") })'].map(
      (login) => `expose: publicly("www", { login: ${login} })`,
    ),
    places: inSite,
  },
  {
    kind: "sites / options that no site takes",
    label: { is: "defect", refusedBy: "Caddy: wrong argument count; parsing error" },
    spellings: [
      'path: "api"',
      'path: "/api/*"',
      'path: "/api/"',
      'path: "/a b"',
      "port: 0",
      'maxBody: "lots"',
      'responseHeaders: { "X Y": "1" }',
      'responseHeaders: { "X-Y": "a\\nb" }',
      'protocol: "http3"',
      'upstream: outside("http://192.0.2.20:5000")',
      'snippet: snippet("respond 200", { because: "" })',
    ].map((option) => `expose: publicly("www", { ${option} })`),
    places: inSite,
  },
  {
    kind: "sites / servers outside that are none",
    label: { is: "defect", refusedBy: "Caddy: parsing upstream; the container: connection refused", rules: ["schema"] },
    spellings: [
      "",
      "192.0.2.20:5000",
      "http://192.0.2.20:5000/path",
      "ftp://192.0.2.20",
      "http://localhost:5000",
      "http://127.0.0.1:5000",
      "https://[::1]:8006",
    ].map((address) => `sites: [publicly("nas", { upstream: outside("${address}") })]`),
    places: ofStack,
  },
  {
    kind: "sites / a proxy that is told nothing of it",
    label: { is: "defect", refusedBy: "nobody: the limit that was meant is none", rules: ["REX202"] },
    spellings: ['maxBody: "1M"', 'responseHeaders: { "X-Frame-Options": "DENY" }', "stripPath: true"].map(
      (option) => `expose: publicly("www", { ${option} })`,
    ),
    places: inText((options) => ({
      declare: `const proxy = ${proxy};`,
      options: `port: 8080, ${options}`,
      others: ["proxy"],
    })),
  },
  {
    kind: "sites / several of one service",
    label: { is: "harmless", because: "each has a name or a path of its own" },
    spellings: [
      '[publicly("www"), publicly("www", { path: "/api", port: 9000 })]',
      '[publicly("www"), redirect("@", { to: "www", permanent: true }), redirect("@", { domain: "example.org", to: "@" })]',
      '[publicly("www"), redirect("www", { path: "/", to: "/web/" })]',
      '[publicly("www"), vpnOnly("www", { path: "/admin" }), onLoopback(8088)]',
      'publicly("www", { login: basicAuth({ ada: secret("ada_hash") }, { except: ["/hook/*"] }) })',
      'publicly("www", { login: forwardAuth(gate, { path: "/verify", ownPaths: ["/gate/*"], signIn: "/gate/in" }) })',
      'publicly("www", { domain: "example.org", maxBody: "10M", protocol: "grpc", responseHeaders: { Server: null } })',
    ].map((expose) => `expose: ${expose}`),
    places: inSite,
  },
];

const usual =
  'image: "ghcr.io/example/gate:1.2.3", memory: { limit: "128M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/bin/gate", "healthy"] }';
const proxy = `service("proxy", { ${usual}, networks: [backend], reverseProxy: true, publish: ["443/tcp"] })`;
const caddy =
  'const caddy = catalog.caddy({ image: "caddy:2.11.3-alpine", networks: [backend], memory: { limit: "128M" }, cpus: 0.25, certificates: { email: "admin@example.com" } });';

function ofStack(spelling: string) {
  return inText((stack) => ({ declare: caddy, others: ["caddy"], stack }), "a stack with Caddy")(spelling);
}

/** A service that lets people in, where the site asks one: on the network of the proxy, on none of its, or without a port. */
const gates: Readonly<Record<string, string>> = {
  gate: `const gate = service("gate", { ${usual}, networks: [backend], port: 9091 });`,
  silent: `const silent = service("silent", { ${usual}, networks: [backend] });`,
  apart: `const apart = service("apart", { ${usual}, networks: [inner], port: 9091 });`,
};

function inSite(spelling: string) {
  const asked = Object.keys(gates).filter((name) => spelling.includes(`forwardAuth(${name}`));
  return inText(
    (options) => ({
      declare: [caddy, ...asked.map((name) => gates[name])].join("\n"),
      options: `port: 8080, ${options}`,
      others: ["caddy", ...asked],
      early: 'headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("headscale_auth_key") })',
    }),
    "a site behind Caddy",
  )(spelling);
}
