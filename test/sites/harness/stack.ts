/** A stack with every kind of site; its servers are taken for others by the test that runs it. */
export const stack = `
import {
  basicAuth, catalog, configure, defineStack, deploy, docker, forwardAuth, host, network, outside, phase, publicly, redirect, role, secret,
  service, snippet, text, variable, vpnOnly,
} from "rexible";

const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const oldDomain = variable("old_domain", { default: "old.test", description: "Domain of before" });
const token = secret("upstream_token");
const server = (name: string, port: number) => ({
  image: \`ghcr.io/example/\${name}:1.2.3\`, networks: [frontend], memory: { limit: "64M" }, cpus: 0.1, user: 1000, port,
  healthcheck: { test: ["/bin/app", "healthy"] as const },
});
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine", networks: [frontend], memory: { limit: "256M" }, cpus: 0.5, certificates: "internal",
});

const www = service("www", {
  ...server("www", 3000),
  expose: [
    publicly("www", { responseHeaders: { "X-Frame-Options": null, "Content-Security-Policy": "default-src 'self'" } }),
    redirect("@", { to: "www", permanent: true }),
    redirect("@", { domain: oldDomain, to: "@" }),
    redirect("www", { path: "/blog", to: "https://blog.example.org/" }),
    redirect("www", { path: "/feed", to: "/feed.xml" }),
  ],
});
const api = service("api", {
  ...server("api", 4000),
  expose: [
    publicly("www", { path: "/api", maxBody: "1M", requestHeaders: { "X-Token": text\`Bearer \${token}\`, "User-Agent": null } }),
    publicly("www", { path: "/stripped", stripPath: true }),
    publicly("files", { path: "/only", port: 4001 }),
  ],
});
const admin = service("admin", {
  ...server("admin", 5000),
  expose: [
    vpnOnly("admin", { publicPaths: ["/hook/*"] }),
    vpnOnly("vault", { login: basicAuth({ ada: secret("ada_hash") }) }),
    redirect("old-admin", { to: "admin" }),
  ],
});
const guarded = service("guarded", {
  ...server("guarded", 6000),
  expose: publicly("guarded", { login: basicAuth({ ada: secret("ada_hash") }, { except: ["/health", "/hook/*"] }) }),
});
const gate = service("gate", { ...server("gate", 7000), expose: publicly("login") });
const wiki = service("wiki", {
  ...server("wiki", 8000),
  expose: publicly("wiki", {
    login: forwardAuth(gate, {
      path: "/verify", headers: ["X-User"], ownPaths: ["/gate/*"], signIn: "https://login.example.test/?back={scheme}://{host}{uri}",
      except: ["/public/*"],
    }),
    snippet: snippet(text\`# of the operator
rewrite /short /long
header X-Operator "\${oldDomain}"\`, { because: "the address of before" }),
  }),
});

export default defineStack("demo", {
  domain: "example.test",
  vpnRange: "127.0.0.2/32",
  hosts: { prod: host({ address: "203.0.113.10", user: "deploy" }) },
  sites: [
    vpnOnly("nas", { upstream: outside("http://192.0.2.20:5000"), requestHeaders: { Host: "nas.internal" } }),
    redirect("shop", { to: "https://shop.example.org/start" }),
  ],
  phases: [
    phase("1", "Foundations", [docker(), role("wireguard")]),
    phase("2", "Containers", [
      configure(caddy), configure(www), configure(api), configure(admin), configure(guarded), configure(gate), configure(wiki),
      deploy({ infra: [caddy], apps: [www, api, admin, guarded, gate, wiki] }), role("backup"),
    ]),
  ],
});
`;
