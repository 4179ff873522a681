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
  folder,
  group,
  hardening,
  host,
  network,
  networkOf,
  nvidia,
  phase,
  port,
  restic,
  secret,
  service,
  text,
  variable,
  volume,
  vpnOnly,
} from "rexible";

// A machine at home: films and series that are fetched through a VPN client, a player, cameras, and a model server with a card.
// The media lie on a pool of disks, in one tree, so that hard links work.

const domain = variable("domain", { example: "home.example.com", description: "Domain of the house" });
const front = network("front", { subnet: "172.29.51.0/24" });
const models = network("models", { subnet: "172.29.52.0/24" });

const lan = { because: "vpnRange is the range of the house, which has no VPN", until: "never" } as const;
const resident = { uid: 1000, gid: 1000 };
const asResident = { PUID: 1000, PGID: 1000, UMASK: "002" };
const s6 = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"];

const media = folder("media", {
  owner: resident,
  mode: "2775",
  backup: { none: "can be fetched again" },
  dataRoot: { path: "/mnt/pool", mountedAt: "/mnt/pool" },
});

const tunnel = service("tunnel", {
  image: "qmcgaw/gluetun:v3.41.0",
  runsAs: { uid: 0, gid: 0 },
  networks: [front],
  memory: { limit: "256M" },
  cpus: 0.5,
  capabilities: ["NET_ADMIN", "CHOWN"],
  devices: [device("/dev/net/tun", { because: "the tunnel is an interface of its own" })],
  environment: {
    VPN_SERVICE_PROVIDER: "custom",
    VPN_TYPE: "wireguard",
    FIREWALL_OUTBOUND_SUBNETS: front.subnet,
    FIREWALL_INPUT_PORTS: 8080,
  },
  secrets: { WIREGUARD_PRIVATE_KEY: secret("tunnel_private_key") },
  secretDelivery: { kind: "file", suffix: "_SECRETFILE" },
  volumes: [volume("/gluetun", { backup: { none: "a list of servers" } })],
  healthcheck: { test: ["/gluetun-entrypoint", "healthcheck"], startPeriod: 60 },
});

const fetcher = service("fetcher", {
  image: "lscr.io/linuxserver/qbittorrent:5.1.4",
  networks: networkOf(tunnel),
  memory: { limit: "1G" },
  cpus: 1,
  capabilities: s6,
  environment: { ...asResident, WEBUI_PORT: 8080 },
  volumes: [volume("/config", { backup: "files-paused" }), media.at("/data", { write: true })],
  port: 8080,
  expose: vpnOnly("get"),
  accept: [accept("REX037", lan)],
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:8080/"], startPeriod: 60 },
});

/** A manager of one kind of media; it asks the fetcher by the name of the network that this one is in. */
const manager = (name: "films" | "series", image: string, webPort: number) =>
  service(name, {
    image,
    networks: [front],
    memory: { limit: "512M" },
    cpus: 0.5,
    capabilities: s6,
    environment: asResident,
    volumes: [volume("/config", { backup: "files-paused" }), media.at("/data", { write: true })],
    dependsOn: [fetcher],
    port: webPort,
    expose: vpnOnly(name),
    accept: [accept("REX037", lan)],
    healthcheck: { test: ["curl", "-fsS", `http://127.0.0.1:${webPort}/ping`], startPeriod: 90 },
  });
const films = manager("films", "lscr.io/linuxserver/radarr:6.0.4", 7878);
const series = manager("series", "lscr.io/linuxserver/sonarr:4.0.16", 8989);

const player = service("player", {
  image: "jellyfin/jellyfin:10.11.6",
  networks: [front],
  memory: { limit: "4G" },
  cpus: 4,
  user: "1000:1000",
  devices: [device("/dev/dri/renderD128", { because: "turns films into what the screen can play" })],
  environment: { JELLYFIN_PublishedServerUrl: text`https://play.${domain}` },
  volumes: [
    volume("/config", { folder: "config", backup: "files-paused" }),
    volume("/cache", { folder: "cache", backup: { none: "a cache" } }),
    media.at("/media"),
  ],
  port: 8096,
  expose: vpnOnly("play"),
  ports: [port("7359/udp", { from: "vpn", because: "screens of the house find the player" })],
  accept: [accept("REX037", lan)],
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:8096/health"], startPeriod: 60 },
});

const cameras = service("cameras", {
  image: "ghcr.io/blakeblackshear/frigate:0.17.1",
  runsAs: { uid: 0, gid: 0 },
  networks: [front],
  memory: { limit: "4G" },
  cpus: 3,
  shmSize: "512M",
  tmpfs: { "/tmp/cache": "1G" },
  devices: [
    device("/dev/dri/renderD128", { because: "decodes the video of the cameras" }),
    device("/dev/bus/usb", { because: "the accelerator is a stick" }),
  ],
  volumes: [
    volume("/config", { folder: "config", backup: "files-paused" }),
    volume("/media/frigate", {
      dataRoot: { path: "/mnt/footage", mountedAt: "/mnt/footage", fileSystem: "xfs" },
      folder: "footage",
      backup: { none: "a ring of ten days" },
    }),
  ],
  port: 8971,
  expose: vpnOnly("cameras"),
  ports: [
    port("8555/tcp", { from: "vpn", because: "live pictures, by WebRTC" }),
    port("8555/udp", { from: "vpn", because: "live pictures, by WebRTC" }),
  ],
  accept: [accept("REX037", lan)],
  healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:5000/api/version"], startPeriod: 60 },
});

const ollama = service("ollama", {
  image: "ollama/ollama:0.14.2",
  networks: [models],
  memory: { limit: "24G" },
  cpus: 6,
  gpu: nvidia({ count: 1 }),
  port: 11434,
  environment: { OLLAMA_KEEP_ALIVE: "30m" },
  volumes: [volume("/root/.ollama", { backup: { none: "models are downloaded again" } })],
  healthcheck: { test: ["ollama", "list"], startPeriod: 60 },
});

const home = group("home", [tunnel, fetcher, films, series, player, cameras, ollama]);
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: "internal",
});

export default defineStack("home", {
  domain,
  vpnRange: "192.0.2.0/24",
  hosts: {
    box: host({
      address: variable("box_address", { example: "192.0.2.40", description: "Address of the machine" }),
      user: "deploy",
      memory: "64G",
      cpus: 8,
    }),
  },
  dataRoot: {
    path: variable("data_root", { default: "/mnt/pool/services", description: "Where services keep their data" }),
    mountedAt: "/mnt/pool",
  },
  phases: [
    phase("1", "Host", [common(), docker({ source: "docker.com", nvidia: true })]),
    phase("2", "Services", [configure(home), configure(caddy)]),
    phase("3", "Run", [deploy({ infra: [caddy], apps: [home] })]),
    phase("4", "Keep", [
      backup({
        // A disk that is carried out of the house; where it is not mounted, the copy fails and is told.
        offsite: restic({ repository: "/mnt/outside/restic", password: secret("restic_password") }),
      }),
      hardening(),
    ]),
  ],
});
