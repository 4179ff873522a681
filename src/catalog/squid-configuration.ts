import type { Network } from "../declared/network.js";
import type { ServiceOptions } from "../declared/service/service.js";
import { type AllowedName, allowedName } from "../model/allowed-name.js";
import { rangesOfNetwork } from "../model/ipv6.js";

/**
 * squid.conf: who is in which network, and which names it may ask for there.
 *
 * `-n` keeps a name from being looked up, and an address from being asked for its name: who owns an address says what that is.
 */
export function squidConfiguration(networks: ServiceOptions["networks"], further: string): string {
  const filtered = listed(networks).filter(({ allow }) => Array.isArray(allow));
  const lines = [
    "http_port 3128",
    "acl own dst 0.0.0.0/8 127.0.0.0/8 169.254.0.0/16 ::/128 ::1/128 fe80::/10",
    ...filtered.flatMap((network, index) => passages(network, index + 1)),
    ...(further === "" ? [] : [further.trim()]),
    // The probe.
    "acl within src 127.0.0.1/32",
    "acl icon urlpath_regex ^/squid-internal-static/",
    "http_access allow within icon",
    "http_access deny all",
    ...settings,
  ];
  return `${lines.join("\n")}\n`;
}

/** Nothing is kept, and nothing is written but to the log of the container. */
const settings = [
  "cache deny all",
  "cache_mem 0",
  "memory_pools off",
  "access_log stdio:/dev/stdout !within",
  "cache_log /dev/stderr",
  "logfile_rotate 0",
  "pid_filename none",
  "pinger_enable off",
  "netdb_filename none",
  "coredump_dir none",
  // Docker sets no limit, and Squid takes memory for each.
  "max_filedescriptors 4096",
  "visible_hostname egress",
  "httpd_suppress_version_string on",
  "forwarded_for delete",
  "shutdown_lifetime 3 seconds",
];

/** The lines that let the names of one network through, by their ports. */
function passages(network: Network, number: number): readonly string[] {
  const { name, allow = [] } = network;
  const names = allow.flatMap((text) => allowedName(text) ?? []);
  const ports = [...new Set(names.map(({ port }) => port))];
  return [
    `# ${name}`,
    `acl from_${number} src ${rangesOfNetwork(network).join(" ")}`,
    ...ports.flatMap((port) => {
      const here = names.filter((one) => one.port === port);
      const kinds = [
        { kind: "names", type: "dstdomain -n", words: here.filter(({ below }) => !below).map((one) => one.name) },
        { kind: "below", type: "dstdom_regex -n -i", words: here.filter(({ below }) => below).map(patternOf) },
      ].filter(({ words }) => words.length > 0);
      const portName = `port_${number}_${port}`;
      return [
        `acl ${portName} port ${port}`,
        ...kinds.flatMap(({ kind, type, words }) => {
          const asked = `from_${number} ${portName} ${kind}_${number}_${port}`;
          return [
            `acl ${kind}_${number}_${port} ${type} ${words.join(" ")}`,
            `http_access deny ${asked} own`,
            `http_access allow ${asked}`,
          ];
        }),
      ];
    }),
  ];
}

function patternOf({ name }: AllowedName): string {
  return `^([^.]+\\.)+${name.replaceAll(".", "\\.")}$`;
}

function listed(networks: ServiceOptions["networks"]): readonly Network[] {
  return Array.isArray(networks) ? networks : [];
}
