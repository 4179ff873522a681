import { z } from "zod";
import { rootOf } from "../model/paths.js";
import { proxies, proxiesOf } from "./proxies.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

/** Kernel settings that the services of the catalog ask for, and a restart after a panic. */
const sysctl = {
  "fs.inotify.max_user_instances": 1024,
  "kernel.panic": 10,
  // QUIC of Caddy: https://github.com/quic-go/quic-go/wiki/UDP-Buffer-Sizes
  "net.core.rmem_max": 7500000,
  "net.core.wmem_max": 7500000,
  "net.core.somaxconn": 4096,
  // Redis: https://redis.io/docs/latest/operate/oss_and_stack/management/admin/#linux
  "vm.overcommit_memory": 1,
  "vm.swappiness": 10,
};

export const commonRole = defineRole({
  name: "common",
  summary: "Prepare the operating system of a host",
  options: z.strictObject({
    timezone: setting(z.string()).describe("IANA time zone of the host").default("Etc/UTC"),
    locale: setting(z.string()).describe("Locale of the system, such as fr_FR.UTF-8").default("C.UTF-8"),
    packages: setting(z.array(z.string())).describe("Debian packages besides those that the roles need").default([]),
    ntpServers: setting(z.array(z.string())).describe("Time servers; none means those of Debian's pool").default([]),
    sysctl: setting(z.record(z.string(), z.union([z.string(), z.number()])))
      .describe("Kernel settings")
      .default(sysctl),
    journalMaxUse: setting(z.string()).describe("Most disk space of the journal").default("500M"),
    journalRetention: setting(z.string()).describe("Longest time that the journal keeps a line").default("30day"),
    swapBelow: setting(z.int())
      .describe("Memory in MiB below which a host without swap gets a swap file")
      .default(16384),
    swapSize: setting(z.int()).describe("Size of that swap file in MiB").default(2048),
  }),
  derived: z.strictObject({
    root: z.string().describe("Folder of the stack on the host"),
    domain: setting(z.string()).describe("Domain of the sites; the host's full name ends in it"),
    proxies,
  }),
  derive: (stack) => ({ root: rootOf(stack), domain: stack.domain, proxies: proxiesOf(stack) }),
});

/**
 * Prepares the operating system: packages, name, time, kernel, journal, swap and the folders of the stack.
 *
 * @example common({ timezone: "Europe/Paris", locale: "fr_FR.UTF-8" })
 */
export const common = stepOf(commonRole, "common");
