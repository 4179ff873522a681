import {
  accept,
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  device,
  docker,
  dockerSocket,
  group,
  hardening,
  host,
  hostFolder,
  network,
  phase,
  port,
  publicly,
  secret,
  service,
  text,
  variable,
  volume,
  vpnOnly,
} from "rexible";

// A server at the edge: mail, a name server, a forge with Git over SSH, a WireGuard endpoint, a bridge for calls, and what reads
// the Docker socket: a log viewer with labels for a start page, a runner that goes by labels, and an agent in the host's own network.

const domain = variable("domain", { example: "edge.example.com", description: "Domain" });
const front = network("front", { subnet: "172.29.31.0/24" });
const sock = network("sock", { subnet: "172.29.32.0/24", internal: true });

const inside = { because: "the WireGuard container below is the VPN", until: "never" } as const;
const everyone = (because: string) => ({ from: "anyone", because }) as const;

const mail = service("mail", {
  image: "ghcr.io/docker-mailserver/docker-mailserver:15.1.0",
  runsAs: { uid: 0, gid: 0 },
  networks: [front],
  memory: { limit: "3G" },
  cpus: 2,
  hostname: text`mail.${domain}`,
  capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID", "SYS_CHROOT"],
  environment: { ENABLE_RSPAMD: 1, ENABLE_CLAMAV: 0, SSL_TYPE: "manual" },
  volumes: [
    volume("/var/mail", { folder: "mail", backup: "files" }),
    volume("/var/mail-state", { folder: "state", backup: "files-paused" }),
    volume("/var/log/mail", { folder: "logs", backup: { none: "logs" } }),
    volume("/tmp/docker-mailserver", { folder: "config", backup: "files" }),
  ],
  ports: [
    port("25/tcp", everyone("mail of others, which the filter judges")),
    port("465/tcp", everyone("mail of our own people, after a login")),
    port("587/tcp", everyone("mail of our own people, after a login")),
    port("993/tcp", everyone("mailboxes, after a login")),
  ],
  stopGracePeriod: 60,
  healthcheck: { test: ["sh", "-c", "ss --listening --tcp | grep -q ':smtp'"], startPeriod: 120 },
});

const dns = service("dns", {
  image: "adguard/adguardhome:v0.107.71",
  networks: [front],
  memory: { limit: "256M" },
  cpus: 0.5,
  capabilities: ["NET_BIND_SERVICE", "CHOWN", "DAC_OVERRIDE", "FOWNER"],
  volumes: [
    volume("/opt/adguardhome/conf", { folder: "conf", backup: "files" }),
    volume("/opt/adguardhome/work", { folder: "work", backup: { none: "statistics" } }),
  ],
  port: 3000,
  expose: vpnOnly("dns"),
  ports: [
    port("198.51.100.9:53:53/udp", { from: ["203.0.113.0/24"], because: "names for the branch office" }),
    port("198.51.100.9:53:53/tcp", { from: ["203.0.113.0/24"], because: "names for the branch office" }),
    port("853/tcp", everyone("names for phones on the road, encrypted")),
  ],
  accept: [accept("REX037", inside)],
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/"] },
});

const forge = service("forge", {
  image: "codeberg.org/forgejo/forgejo:13.0.2",
  networks: [front],
  memory: { limit: "768M" },
  cpus: 1,
  runsAs: { uid: 1000, gid: 1000 },
  capabilities: ["CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "SETGID", "SETUID", "SYS_CHROOT"],
  environment: {
    USER_UID: 1000,
    USER_GID: 1000,
    FORGEJO__server__ROOT_URL: text`https://git.${domain}/`,
    FORGEJO__server__SSH_PORT: 2222,
    FORGEJO__service__DISABLE_REGISTRATION: true,
    FORGEJO__database__DB_TYPE: "sqlite3",
  },
  secrets: { FORGEJO__security__SECRET_KEY: secret("forge_secret_key", { minLength: 32 }) },
  secretDelivery: { kind: "file", suffix: "__FILE" },
  volumes: [volume("/data", { backup: "files-paused" })],
  port: 3000,
  expose: publicly("git"),
  ports: [port("2222:22", everyone("Git over SSH, with keys alone"))],
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:3000/api/healthz"], startPeriod: 60 },
});

const wireguard = service("wireguard", {
  image: "ghcr.io/wg-easy/wg-easy:15.2.0",
  runsAs: { uid: 0, gid: 0 },
  networks: [front],
  memory: { limit: "256M" },
  cpus: 0.5,
  capabilities: ["NET_ADMIN"],
  devices: [device("/dev/net/tun", { because: "the tunnel is an interface of its own" })],
  sysctls: { "net.ipv4.ip_forward": 1, "net.ipv4.conf.all.src_valid_mark": 1 },
  volumes: [volume("/etc/wireguard", { mode: "0700", backup: "files" })],
  port: 51821,
  expose: vpnOnly("wg"),
  ports: [port("51820/udp", everyone("WireGuard answers nobody without a key"))],
  accept: [accept("REX037", inside)],
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:51821/"] },
});

const calls = service("calls", {
  image: "ghcr.io/example/media-bridge:2.4.1",
  networks: [front],
  memory: { limit: "1G" },
  cpus: 1,
  user: 1000,
  ulimits: { nofile: 65536 },
  ports: [port("10000-10100/udp", everyone("media of calls, encrypted by their own keys"))],
  healthcheck: { test: ["/bridge", "health"] },
});

const socketProxy = service("socket-proxy", {
  image: "ghcr.io/tecnativa/docker-socket-proxy:v0.4.1",
  networks: [sock],
  memory: { limit: "64M" },
  cpus: 0.1,
  environment: { CONTAINERS: 1, INFO: 1, EVENTS: 1, POST: 0 },
  readOnly: true,
  tmpfs: { "/run": "4M", "/tmp": "4M", "/var/lib/haproxy": "4M" },
  volumes: [dockerSocket({ because: "the others reach Docker through it, and may only read" })],
  port: 2375,
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2375/_ping"] },
});

const logs = service("logs", {
  image: "amir20/dozzle:v10.1.0",
  runsAs: { uid: 0, gid: 0 },
  networks: [front, sock],
  memory: { limit: "128M" },
  cpus: 0.25,
  labels: { "start.group": "Operations", "start.href": text`https://logs.${domain}` },
  environment: { DOZZLE_REMOTE_HOST: "tcp://socket-proxy:2375", DOZZLE_AUTH_PROVIDER: "simple" },
  volumes: [volume("/data", { backup: "files" })],
  port: 8080,
  expose: vpnOnly("logs"),
  dependsOn: [socketProxy],
  accept: [accept("REX037", inside)],
  healthcheck: { test: ["/dozzle", "healthcheck"] },
});

const runner = service("runner", {
  image: "ghcr.io/example/schedule-runner:1.3.0",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  user: 1000,
  volumes: [dockerSocket({ because: "it runs commands in other containers, by their labels" })],
  compose: { because: "its log is read on a terminal, in colours", tty: true },
  healthcheck: { test: ["/runner", "health"] },
});

const figures = service("figures", {
  image: "henrygd/beszel-agent:0.18.4",
  runsAs: { uid: 0, gid: 0 },
  networks: "host",
  memory: { limit: "64M" },
  cpus: 0.1,
  environment: {
    LISTEN: 45876,
    KEY: variable("figures_key", { example: "ssh-ed25519 AAAA", description: "Key of the hub that reads the figures" }),
    FILESYSTEM: "/extra-filesystems/data",
  },
  ports: [port("45876", { from: ["203.0.113.0/24"], because: "the hub of the office reads the figures, by its key" })],
  volumes: [
    dockerSocket({ because: "figures of each container" }),
    hostFolder("/srv", "/extra-filesystems/data", {
      because: "how full the second disk is",
      backup: { none: "the services' own backups have it" },
    }),
    volume("/var/lib/beszel-agent", { backup: { none: "a fingerprint" } }),
  ],
  healthcheck: { test: ["/agent", "health"] },
});

const edge = group("edge", [mail, dns, forge, wireguard, calls, logs, runner, figures]);
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("edge", {
  domain,
  hosts: {
    gate: host({
      address: variable("gate_address", { example: "198.51.100.9", description: "Address" }),
      user: "deploy",
    }),
  },
  phases: [
    phase("1", "Host", [common(), docker()]),
    phase("2", "Services", [configure(socketProxy), configure(edge), configure(caddy)]),
    phase("3", "Run", [deploy({ infra: [socketProxy, caddy], apps: [edge] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
