import type { Label, Table } from "../mutation.js";
import { inText } from "../places.js";

/** Who refuses it, and the rule that is about it. */
function refused(by: string, rule: string): Label {
  return { is: "defect", refusedBy: by, rules: [rule] };
}

const because = `because: "the protocol asks for a login itself"`;
const anyone = `{ from: "anyone", ${because} }`;
const inOptions = inText((options) => ({ options }), "service('app', …) in text");
const unguarded = inText((options) => ({
  options,
  phases: `[phase("1", "All", [common(), docker(), configure(app), deploy({ infra: [], apps: [app] }), backup()])]`,
}));
const ports = (...texts: readonly string[]) => `ports: [${texts.join(", ")}]`;

/** 'app' in the network of another service of its wave. */
const guest = inText((options) => ({
  declare: `const tunnel = service("tunnel", { image: "ghcr.io/example/tunnel:1.2.3", networks: [backend], memory: { limit: "256M" }, cpus: 0.5, user: 1000, healthcheck: { test: ["/tunnel/health"] } });`,
  options: `networks: networkOf(tunnel), ${options}`,
  phases: `[
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "All", [configure(tunnel), configure(app), deploy({ infra: [], apps: [tunnel, app] })]),
    phase("3", "Keep", [backup(), hardening()]),
  ]`,
}));

export const openPorts: readonly Table[] = [
  {
    kind: "open ports / a guest of another service's network",
    label: { is: "harmless", because: "it says nothing of the network" },
    spellings: ["port: 8080", `environment: { PROXY: "http://localhost:8888" }`, `shmSize: "128M"`],
    places: guest,
  },
  {
    kind: "open ports / a guest that says its host's part",
    label: refused("Docker: conflicting options: … and the network mode", "REX169"),
    spellings: [
      "port: 8080, expose: onLoopback(8080)",
      ports(`port("2222:22", ${anyone})`),
      `hostname: "fetcher"`,
      `dns: ["192.0.2.53"]`,
      `sysctls: { "net.ipv4.ip_forward": 1 }`,
    ],
    places: guest,
  },
  {
    kind: "open ports / as Compose writes them",
    label: { is: "harmless", because: "Docker publishes it, and the firewall knows who may connect" },
    spellings: [
      ports(`port("2222:22/tcp", ${anyone})`),
      ports(`port("53/udp", ${anyone})`, `port("53/tcp", ${anyone})`),
      ports(`port("10000-10100:20000-20100/udp", ${anyone})`),
      ports(`port("192.0.2.9:53:53/udp", ${anyone})`, `port("192.0.2.8:53/udp", ${anyone})`),
      ports(`port("8443", { from: "vpn", ${because} })`),
      ports(`port("5432", { from: ["198.51.100.0/24", "2001:db8::/64"], ${because} })`),
      ports(
        `port("5432", { from: [variable("office", { example: "198.51.100.0/24", description: "Office" })], ${because} })`,
      ),
      ports(`port("127.0.0.1:8125:8125/udp")`, `port("127.0.0.1:8126:8126")`),
      `networks: "host", ${ports(`port("45876", { from: "vpn", ${because} })`)}`,
    ],
    places: inOptions,
  },
  {
    kind: "open ports / over IPv6, into a container without it",
    label: refused("nobody: Docker publishes nothing there, and says nothing", "REX256"),
    spellings: [
      ports(`port("[2001:db8::1]:5432:5432", ${anyone})`),
      ports(`port("[2001:db8::1]:53/udp", { from: ["2001:db8::/64"], ${because} })`),
      ports(`port("5432", { from: ["2001:db8::/64"], ${because} })`),
      ports(`port("5432", { from: ["2001:db8::/64", "2001:db8:1::/64"], ${because} })`),
      ports(`port("[::1]:8125")`),
      ports(`port("[::1]:8125:8126/udp")`),
    ],
    places: inOptions,
  },
  {
    kind: "open ports / open to some, and no firewall",
    label: refused("nobody: Docker publishes it to everybody", "REX167"),
    spellings: [
      ports(`port("8443", { from: "vpn", ${because} })`),
      ports(`port("5432", { from: ["198.51.100.0/24"], ${because} })`),
    ],
    places: unguarded,
  },
  {
    kind: "open ports / open to everyone without a reason",
    label: refused("whoever knocks", "REX167"),
    spellings: [ports(`port("2222:22", { from: "anyone", because: "git" })`)],
    places: inOptions,
  },
  {
    kind: "open ports / published in the host's network",
    label: refused("Docker: published ports are discarded when using host network mode", "REX168"),
    spellings: [
      `networks: "host", port: 8125, expose: onLoopback(8125)`,
      `networks: "host", ${ports(`port("8080:80", ${anyone})`)}`,
      `networks: "host", ${ports(`port("127.0.0.1:8125:8125")`)}`,
    ],
    places: inOptions,
  },
  {
    kind: "open ports / taken twice",
    label: refused("Docker: port is already allocated", "REX036"),
    spellings: [
      ports(`port("2222:22", ${anyone})`, `port("2222:23", ${anyone})`),
      ports(`port("10000-10100/udp", ${anyone})`, `port("10050/udp", ${anyone})`),
      ports(`port("192.0.2.9:53:53", ${anyone})`, `port("53", ${anyone})`),
      `port: 80, expose: onLoopback(8080), ${ports(`port("8080:81", ${anyone})`)}`,
    ],
    places: inOptions,
  },
  {
    kind: "open ports / options of the wrong form",
    label: { is: "defect", refusedBy: "Docker, the firewall", rules: ["schema"] },
    spellings: [
      ports(`port("ssh", ${anyone})`),
      ports(`port("2222:22/sctp", ${anyone})`),
      ports(`port("70000", ${anyone})`),
      ports(`port("200-100", ${anyone})`),
      ports(`port("100-200:100-201", ${anyone})`),
      ports(`port("2222:22")`),
      ports(`port("2222:22", { from: "anyone" })`),
      ports(`port("2222:22", { from: [], ${because} })`),
      ports(`port("2222:22", { from: ["office"], ${because} })`),
      ports(`port("2222:22", { from: "lan", ${because} })`),
    ],
    places: inOptions,
  },
];
