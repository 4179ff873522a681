import type { Table } from "../mutation.js";
import { inText } from "../places.js";
import { serviceText } from "../program.js";

const proxy = {
  image: '"ghcr.io/example/proxy:1.2.3"',
  networks: "[backend]",
  memory: '{ limit: "64M" }',
  cpus: "0.25",
  user: "1000",
  reverseProxy: "true",
  publish: '["80/tcp", "443/tcp"]',
  certificates: '{ proof: "site", authority: "public" }',
  healthcheck: '{ test: ["/proxy", "health"] }',
};

/** Spellings are options of the reverse proxy, then after "/" those of the site, and then those of the stack. */
const behindProxy: Table["places"] = (spelling) => {
  const [ofProxy = "", ofSite = "", ofStack = ""] = spelling.split(" / ");
  return inText(() => ({
    declare: serviceText("proxy", proxy, ofProxy),
    others: ["proxy"],
    options: `port: 80, ${ofSite === "" ? 'expose: publicly("www")' : ofSite}`,
    stack: ofStack,
    early: 'headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("headscale_auth_key") })',
  }))(spelling);
};

export const certificates: readonly Table[] = [
  {
    kind: "certificates / that no authority signs",
    label: {
      is: "defect",
      refusedBy: "RFC 8555, 8.3 and 8.4: the authority must reach the site, or find the record in the zone",
      rules: ["REX090", "REX034", "schema"],
    },
    spellings: [
      ' / expose: vpnOnly("www", { publicRecord: false })',
      'certificates: { proof: "dns", authority: "public", dnsModule: "ovh" } / expose: vpnOnly("www", { publicRecord: false, publicPaths: ["/hook/*"] })',
      'publish: ["8443/tcp"]',
      ' / expose: publicly("www") / domain: "home.lan"',
      ' / expose: publicly("www") / domain: "nas.local"',
      ' / expose: publicly("www") / domain: "shop.internal"',
      ' / expose: publicly("*")',
    ],
    places: behindProxy,
  },
  {
    kind: "certificates / by a module that the image does not have",
    label: {
      is: "defect",
      refusedBy: "caddyserver.com, build: DNS providers are modules that a build adds",
      rules: ["REX091"],
    },
    spellings: ["ovh", "cloudflare", "hetzner"].map(
      (module) =>
        `image: "caddy:2.11.3-alpine", user: undefined, capabilities: ["NET_BIND_SERVICE"], volumes: [volume("/data", { folder: "data", backup: "files" })], healthcheck: { test: ["wget", "-qO-", "http://127.0.0.1:8080/health"] }, certificates: { proof: "dns", authority: "public", dnsModule: "${module}" }`,
    ),
    places: behindProxy,
  },
  {
    kind: "certificates / that an authority signs",
    label: { is: "harmless", because: "the site has a public record, or the zone or an own authority proves it" },
    spellings: [
      ' / expose: publicly("www")',
      ' / expose: vpnOnly("www")',
      'certificates: { proof: "dns", authority: "public", dnsModule: "ovh" } / expose: vpnOnly("www", { publicRecord: false })',
      'certificates: { proof: "none", authority: "own" } / expose: vpnOnly("www", { publicRecord: false })',
    ],
    places: behindProxy,
  },
];
