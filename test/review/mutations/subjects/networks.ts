import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inEarlyTasks, inEveryNetwork, inEveryStack, inText } from "../places.js";

const inNetwork = inText(
  (options) => ({ declare: `const backend = network("backend", { ${options} });` }),
  "network('backend', …) in text",
);

function subnets(...all: readonly string[]): readonly string[] {
  return all.map((subnet) => `subnet: ${JSON.stringify(subnet)}`);
}

export const networks: readonly Table[] = [
  {
    kind: "networks / a range of the daemon's own",
    label: {
      is: "defect",
      refusedBy: "the report, error 6: Docker: Pool overlaps with other one on this address space",
      rules: ["REX006"],
      inEditor: true,
    },
    spellings: spellings('subnet: "{range}"', {
      range: [
        "172.17.0.0/16",
        "172.17.1.0/24",
        "172.17.255.0/24",
        "172.18.0.0/16",
        "172.18.9.0/24",
        "172.19.0.0/20",
        "172.19.240.0/24",
        "172.16.0.0/12",
      ],
    }),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / host bits",
    label: {
      is: "defect",
      refusedBy: "Docker: invalid subnet: it should be 172.22.1.0/24",
      rules: ["REX006", "schema"],
    },
    spellings: subnets(
      "172.22.1.1/24",
      "172.22.1.128/24",
      "172.22.1.5/16",
      "10.1.2.3/8",
      "10.77.0.9/28",
      "192.168.50.254/24",
      "172.22.1.64/25",
      "172.22.1.2/30",
    ),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / no range for hosts",
    label: {
      is: "defect",
      refusedBy: "the kernel: loopback, link-local, multicast, reserved",
      rules: ["REX006", "schema"],
    },
    spellings: subnets(
      "127.0.0.0/8",
      "127.20.1.0/24",
      "169.254.0.0/16",
      "169.254.20.0/24",
      "224.0.0.0/4",
      "224.0.1.0/24",
      "239.1.2.0/24",
      "240.0.0.0/4",
      "250.1.2.0/24",
      "255.255.255.0/24",
      "0.0.0.0/0",
      "0.0.0.0/8",
      "0.1.2.0/24",
    ),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / too small",
    label: {
      is: "defect",
      refusedBy: "Docker: no available IPv4 addresses on this network's address pools",
      rules: ["REX006", "schema"],
    },
    spellings: subnets("172.22.1.0/31", "172.22.1.0/32", "172.22.1.8/31", "10.1.2.3/32"),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / too small for its services",
    label: { is: "defect", refusedBy: "Docker: no available IPv4 addresses", rules: ["REX006", "schema"] },
    spellings: subnets("172.22.1.0/30", "172.22.1.4/30", "10.200.0.0/30"),
    places: inText(
      (options) => ({
        declare: `const backend = network("backend", { ${options} });
const [one, two, app] = ["one", "two", "app"].map((name) => service(name, { image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } }));`,
        others: ["one", "two"],
      }),
      "network of three services",
    ),
  },
  {
    kind: "networks / IPv6",
    label: { is: "harmless", because: "Docker takes a range of unique local addresses, or a public one" },
    spellings: [
      "true",
      "false",
      '"fd12:3456:789a:1::/64"',
      '"2001:db8:1::/64"',
      '"FD12:3456:789A:0001:0:0:0:0/64"',
    ].map((ipv6) => `subnet: "172.22.1.0/24", ipv6: ${ipv6}`),
    places: inNetwork,
  },
  {
    kind: "networks / no range of IPv6 for hosts",
    label: { is: "defect", refusedBy: "the kernel: link-local, multicast, loopback", rules: ["REX006"] },
    spellings: ["fe80::/64", "fe80:1::/64", "ff02::/16", "::/64", "::1/128"].map(
      (ipv6) => `subnet: "172.22.1.0/24", ipv6: "${ipv6}"`,
    ),
    places: inNetwork,
  },
  {
    kind: "networks / no range of IPv6 at all",
    label: { is: "defect", refusedBy: "Docker: invalid CIDR address", rules: ["schema"] },
    spellings: ["fd12::", "fd12::/129", "172.22.2.0/24", "fd12::1::/64", "auto", "", "fd12::/64 ", "g::/64"].map(
      (ipv6) => `subnet: "172.22.1.0/24", ipv6: "${ipv6}"`,
    ),
    places: inNetwork,
  },
  {
    kind: "networks / two of one range of IPv6",
    label: {
      is: "defect",
      refusedBy: "Docker: Pool overlaps with other one on this address space",
      rules: ["REX006"],
    },
    spellings: ["fd12:3456::/64", "fd12:3456:0::/80", "fd12::/16", "fd12:3456:0:0:1::/80"].map(
      (ipv6) => `subnet: "172.22.1.0/24", ipv6: "${ipv6}"`,
    ),
    places: inText(
      (options) => ({
        declare: `const first = network("first", { subnet: "172.22.9.0/24", ipv6: "fd12:3456::/64" });
const backend = network("backend", { ${options} });`,
        options: "networks: [backend, first]",
      }),
      "network('backend', …) beside another one",
    ),
  },
  {
    kind: "networks / no range at all",
    label: { is: "defect", refusedBy: "Docker: invalid CIDR address", rules: ["REX006", "schema"] },
    spellings: subnets(
      "172.22.1.0",
      "172.22.1.0/33",
      "172.22.1/24",
      "172.22.1.0.0/24",
      "172.256.1.0/24",
      "172.22.1.0/",
      "172.22.1.0/24 ",
      " 172.22.1.0/24",
      "172.22.01.0/24",
      "172.022.1.0/24",
      "0xac.22.1.0/24",
      "172.22.1.0/255.255.255.0",
      "",
      "auto",
      "172.22.1.0/-1",
      "172.22.1.0/2e1",
      "172.22.-1.0/24",
      "１７２.22.1.0/24",
    ),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / the range of the VPN",
    label: {
      is: "defect",
      refusedBy: "the report, error 6: the host loses the route to its clients",
      rules: ["REX006"],
    },
    spellings: subnets(
      "100.64.0.0/10",
      "100.64.0.0/24",
      "100.100.0.0/16",
      "100.127.255.0/24",
      "100.80.1.0/28",
      "96.0.0.0/4",
    ),
    places: each(inNetwork, inEveryNetwork),
  },
  {
    kind: "networks / a VPN range that is everyone",
    label: {
      is: "defect",
      refusedBy: "RFC 4632: a prefix of length 0 is every address, so a site for the VPN is public",
      rules: ["REX006", "schema", "REX070", "REX037"],
    },
    spellings: ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0", "0.0.0.0/2"].map((range) => `vpnRange: "${range}"`),
    places: each(
      inText((stack) => ({ stack }), "defineStack in text"),
      inEveryStack,
    ),
  },
  {
    kind: "networks / two that overlap",
    label: { is: "defect", refusedBy: "Docker: Pool overlaps with other one on this address space", rules: ["REX006"] },
    spellings: [
      ["172.22.0.0/16", "172.22.1.0/24"],
      ["172.22.1.0/24", "172.22.0.0/16"],
      ["172.22.1.0/24", "172.22.1.0/24"],
      ["172.22.1.0/24", "172.22.1.128/25"],
      ["172.22.1.0/25", "172.22.1.64/26"],
      ["10.0.0.0/8", "10.200.1.0/24"],
      ["172.22.0.0/23", "172.22.1.0/24"],
      ["10.7.3.0/24", "10.7.3.240/28"],
    ].map(
      ([one, other]) =>
        `const backend = network("backend", { subnet: "${one}" });\nconst second = network("second", { subnet: "${other}" });`,
    ),
    places: each(
      inText((declare) => ({ declare, options: "networks: [backend, second]" }), "two networks in text"),
      inText(
        (declare) => ({ declare, options: "networks: [second, backend]" }),
        "the same, joined the other way round",
      ),
    ),
  },
  {
    kind: "networks / one that is not the stack's",
    label: {
      is: "defect",
      refusedBy: "Compose: network was found but has incorrect label",
      rules: ["REX006", "REX057"],
    },
    spellings: spellings("- name: Create the network of the backend\n  {how}\n", {
      how: [
        "community.docker.docker_network:\n    name: example_backend",
        "community.docker.docker_network:\n    name: example_backend\n    state: present",
        "community.docker.docker_network: name=example_backend",
        'community.docker.docker_network:\n    name: "{{ item }}"\n  loop:\n    - example_backend',
        "ansible.builtin.command: docker network create example_backend",
        "ansible.builtin.command: docker network create --subnet 172.20.2.0/24 example_backend",
        "ansible.builtin.command:\n    cmd: docker network create --driver=bridge example_backend",
        "ansible.builtin.command:\n    argv: [docker, network, create, example_backend]",
        "ansible.builtin.shell: docker network inspect example_backend || docker network create example_backend",
        "ansible.builtin.command: /usr/bin/docker network create example_backend",
        "ansible.builtin.command: docker network rm example_backend",
      ],
    }),
    places: inEarlyTasks,
  },
  {
    kind: "networks / another legal range",
    label: { is: "harmless", because: "private ranges (RFC 1918) that nobody else has" },
    spellings: subnets(
      "172.20.9.0/24",
      "172.21.0.0/16",
      "172.31.255.0/24",
      "172.24.0.0/14",
      "10.0.0.0/16",
      "10.77.0.0/28",
      "10.200.0.0/22",
      "172.22.1.128/25",
      "192.168.211.0/24",
      "10.255.255.0/24",
      "172.20.2.0/26",
      "10.9.8.16/28",
    ),
    places: inNetwork,
  },
  {
    kind: "networks / ranges side by side",
    label: { is: "harmless", because: "they touch and do not overlap" },
    spellings: [
      ["172.22.0.0/24", "172.22.1.0/24"],
      ["172.22.0.0/25", "172.22.0.128/25"],
      ["10.0.0.0/9", "10.128.0.0/9"],
      ["172.20.255.0/24", "172.21.0.0/24"],
      ["10.1.0.0/28", "10.1.0.16/28"],
    ].map(
      ([one, other]) =>
        `const backend = network("backend", { subnet: "${one}" });\nconst second = network("second", { subnet: "${other}" });`,
    ),
    places: inText((declare) => ({ declare, options: "networks: [backend, second]" })),
  },
];
