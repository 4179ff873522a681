import { z } from "zod";
import { rootOf } from "../model/paths.js";
import { proxies, proxiesOf } from "./proxies.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const pool = /^(\d{1,3}\.){3}0\/([89]|1\d|2[0-4])$/;

export const dockerRole = defineRole({
  name: "docker",
  summary: "Install Docker and Compose, and configure the daemon before there are containers",
  options: z.strictObject({
    source: z.enum(["debian", "docker.com"]).describe("Where the packages come from").default("debian"),
    repository: setting(z.string())
      .describe("Address of docker.com's package repository")
      .default("https://download.docker.com/linux/debian"),
    repositorySuite: setting(z.string()).describe("Suite of that repository").default("trixie"),
    repositoryKey: setting(z.string())
      .describe("Address of the armoured key that signs it")
      .default("https://download.docker.com/linux/debian/gpg"),
    repositoryKeyChecksum: setting(z.string())
      .describe("Checksum of that key, such as sha256:…; where empty, Docker's own key is known, and no other checked")
      .default(""),
    nvidia: setting(z.boolean())
      .describe("Whether containers get graphics cards of NVIDIA, whose driver is the host's own")
      .default(false),
    nvidiaRepository: setting(z.string())
      .describe("Address of the package repository of NVIDIA's container toolkit")
      .default("https://nvidia.github.io/libnvidia-container/stable/deb"),
    nvidiaRepositoryKey: setting(z.string())
      .describe("Address of the armoured key that signs it")
      .default("https://nvidia.github.io/libnvidia-container/gpgkey"),
    nvidiaRepositoryKeyChecksum: setting(z.string())
      .describe("Checksum of that key, such as sha256:…; not checked where empty")
      .default(""),
    version: setting(z.string().regex(/^$|^\d[\w.~*-]*$/, "a version such as 28.5.* or 29.0.1"))
      .describe("Version of Docker to keep to, such as 28.5.*; empty for the newest of the source")
      .default(""),
    dataRoot: setting(z.string().regex(/^$|^\/[^\s{}"\\]*$/, "an absolute path"))
      .describe(
        "Folder of images and containers, which a move leaves behind; empty for what the host has, /var/lib/docker where nothing says otherwise",
      )
      .default(""),
    hubMirrors: setting(z.array(z.url({ protocol: /^https?$/ })))
      .describe("Mirrors of Docker Hub that the daemon asks first, such as https://mirror.example.com")
      .default([]),
    dns: setting(z.array(z.string())).describe("Name servers of containers; none means those of the host").default([]),
    mtu: setting(z.int().min(0).max(9216))
      .describe(
        "Largest packet of the default bridge in bytes, where the host's way out takes less than 1500; 0 for Docker's own",
      )
      .default(0),
    httpProxy: setting(z.string()).describe("Proxy over http of the daemon and of apt; empty for none").default(""),
    httpsProxy: setting(z.string()).describe("Proxy over https of the daemon and of apt; empty for none").default(""),
    noProxy: setting(z.string())
      .describe("Names and ranges that are reached without a proxy, parted by commas")
      .default(""),
    daemon: setting(z.record(z.string(), z.unknown()))
      .describe("Further settings of /etc/docker/daemon.json, by their names there")
      .default({}),
    addressPool: setting(z.string().regex(pool, "a range such as 172.17.0.0/16: it ends in .0, and /8 to /24"))
      .describe("Range that the daemon gives to networks without one; its first /24 is the default bridge's")
      .default("172.17.0.0/16"),
    pruneSchedule: setting(z.string())
      .describe("When old images are deleted, as a calendar expression of systemd")
      .default("Sun *-*-* 04:30:00"),
    pruneDays: setting(z.int().min(1)).describe("Days that an image is kept which nothing uses").default(14),
  }),
  derived: z.strictObject({
    root: z.string().describe("Folder of the stack on the host; images that its releases name are kept"),
    ipv6: z.boolean().describe("Whether a network of the stack has IPv6"),
    proxies,
  }),
  derive: (stack) => ({
    root: rootOf(stack),
    ipv6: Object.values(stack.networks).some(({ ipv6 }) => ipv6 !== undefined),
    proxies: proxiesOf(stack),
  }),
});

/**
 * Installs Docker and Compose, from Debian's own packages by default.
 *
 * @example docker({ source: "docker.com" })
 */
export const docker = stepOf(dockerRole, "docker");
