import {
  backup,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  dockerSocket,
  file,
  group,
  hardening,
  headscaleNode,
  host,
  http,
  network,
  phase,
  program,
  publicly,
  redirect,
  secret,
  service,
  tcp,
  text,
  variable,
  volume,
  vpnOnly,
} from "rexible";

// Traefik as the reverse proxy, by labels of the services. It reads them from Docker through a filter that shows it containers and
// nothing else. What a service says is its site, from which records, tests and monitors follow, and the labels that Traefik goes by.

const domain = variable("domain", { example: "tools.example.com", description: "Domain of the sites" });
const email = variable("acme_email", {
  example: "admin@example.com",
  description: "Whom the authority tells of certificates",
});
const vpnRange = "100.64.0.0/10";
const front = network("front", { subnet: "172.29.81.0/24" });
const socket = network("socket", { subnet: "172.29.82.0/24", internal: true });

const router = (name: string, option: string) => `traefik.http.routers.${name}.${option}`;
const middleware = (name: string, option: string) => `traefik.http.middlewares.${name}.${option}`;

/** A service at `<name>.<domain>` for everyone. */
const open = (name: string, port: number) => ({
  port,
  expose: publicly(name),
  labels: {
    "traefik.enable": true,
    [router(name, "rule")]: text`Host(\`${name}.${domain}\`)`,
    [`traefik.http.services.${name}.loadbalancer.server.port`]: port,
  },
});

/** The same for clients of the VPN; others get 403, but at `hook`, which a second router serves. */
const forVpn = (name: string, port: number, hook: string) => ({
  port,
  expose: vpnOnly(name, { publicPaths: [`${hook}/*`] }),
  labels: {
    ...open(name, port).labels,
    [router(name, "middlewares")]: `${name}-vpn`,
    [middleware(`${name}-vpn`, "ipallowlist.sourcerange")]: vpnRange,
    [router(`${name}-hook`, "rule")]: text`Host(\`${name}.${domain}\`) && PathPrefix(\`${hook}/\`)`,
    [router(`${name}-hook`, "service")]: name,
  },
});

const filter = service("filter", {
  image: "ghcr.io/tecnativa/docker-socket-proxy:v0.4.1",
  networks: [socket],
  memory: { limit: "64M" },
  cpus: 0.1,
  environment: { CONTAINERS: 1, POST: 0 },
  readOnly: true,
  tmpfs: { "/run": "4M", "/tmp": "4M", "/var/lib/haproxy": "4M" },
  volumes: [dockerSocket({ because: "Traefik reads the labels of containers through it" })],
  port: 2375,
  healthcheck: tcp(2375),
});

const traefik = service("traefik", {
  image: "traefik:v3.6.2",
  networks: [front, socket],
  memory: { limit: "128M" },
  cpus: 0.5,
  user: 65532,
  readOnly: true,
  reverseProxy: true,
  publish: ["80/tcp", "443/tcp"],
  certificates: { proof: "site", authority: "public" },
  files: [
    file(
      "/etc/traefik/traefik.yml",
      text`providers:
  docker:
    endpoint: tcp://filter:2375
    exposedByDefault: false
    network: tools_front
entryPoints:
  web:
    address: ":80"
    http: { redirections: { entryPoint: { to: websecure } } }
  websecure:
    address: ":443"
    http: { tls: { certResolver: acme } }
certificatesResolvers:
  acme:
    acme:
      email: "${email}"
      storage: /acme/acme.json
      httpChallenge: { entryPoint: web }
ping: {}
global: { checkNewVersion: false }
`,
    ),
  ],
  volumes: [volume("/acme", { mode: "0700", backup: "files" })],
  dependsOn: [filter],
  healthcheck: program(["traefik", "healthcheck"]),
});

const wiki = open("wiki", 8080);
const pages = service("pages", {
  image: "ghcr.io/example/wiki:2.4.1",
  networks: [front],
  memory: { limit: "256M" },
  cpus: 0.5,
  user: 1000,
  ...wiki,
  expose: [wiki.expose, redirect("@", { to: "wiki" })],
  labels: {
    ...wiki.labels,
    [router("wiki", "service")]: "wiki",
    [router("home", "rule")]: text`Host(\`${domain}\`)`,
    [router("home", "service")]: "wiki",
    [router("home", "middlewares")]: "home",
    [middleware("home", "redirectregex.regex")]: "^https?://[^/]+/(.*)",
    [middleware("home", "redirectregex.replacement")]: text`https://wiki.${domain}/$\{1}`,
  },
  healthcheck: http(8080, "/health"),
});
const builds = service("builds", {
  image: "ghcr.io/example/builds:1.9.0",
  networks: [front],
  memory: { limit: "256M" },
  cpus: 0.5,
  user: 1000,
  ...forVpn("builds", 9000, "/hook"),
  healthcheck: http(9000, "/health"),
});

const apps = group("apps", [pages, builds]);

export default defineStack("tools", {
  domain,
  vpnRange,
  hosts: {
    one: host({
      address: variable("one_address", { example: "198.51.100.14", description: "Address" }),
      user: "deploy",
    }),
  },
  phases: [
    phase("1", "Host", [
      common(),
      docker(),
      headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("headscale_auth_key") }),
    ]),
    phase("2", "Services", [configure(filter), configure(traefik), configure(apps)]),
    phase("3", "Run", [deploy({ infra: [filter, traefik], apps: [apps] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
