import { z } from "zod";
import { askedSitesOf } from "../model/asked-sites.js";
import { dataRootsOf } from "../model/host-folders.js";
import { containerName, rootOf } from "../model/paths.js";
import { authorityOnHost, reverseProxyOf } from "../model/reverse-proxy.js";
import type { Site } from "../model/site.js";
import type { Stack } from "../model/stack.js";
import { servingServices } from "../model/waves.js";
import { alertChannel } from "./alert-channels.js";
import { copiesElsewhere } from "./backup-config.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const site = z.strictObject({
  host: setting(z.string()).describe("Name of the site"),
  outsiders: z.boolean().describe("Whether clients outside the VPN may open it"),
  containers: z.array(z.string()).describe("Containers that it cannot do without"),
  path: z.string().describe("Path that is asked for; the first page where it is not said").optional(),
});

const percent = z.int().min(1).max(100);

export const alertsConfigRole = defineRole({
  name: "alerts-config",
  summary: "Look at the host every minute, and tell somebody when a condition begins and when it is over",
  options: z.strictObject({
    to: z.array(alertChannel).min(1, "names nobody").describe("Who is told, and how"),
    interval: setting(z.string()).describe("Time between two looks, as systemd writes it").default("1min"),
    graceMinutes: setting(z.int().min(0))
      .describe("Minutes that a condition must last before it is told, and be gone before it is over")
      .default(5),
    backupAgeHours: setting(z.int().min(1))
      .describe("Hours after which the last complete backup is too old")
      .default(36),
    certificateDays: setting(z.int().min(0))
      .describe("Days before its end at which a certificate must be renewed, or a sixth of its life where that is less")
      .default(14),
    diskPercent: setting(percent).describe("Share of a disk above which it is told").default(85),
    inodePercent: setting(percent).describe("Share of a disk's inodes above which it is told").default(90),
    memoryPercent: setting(percent).describe("Share of the memory above which it is told").default(92),
    disks: z
      .array(setting(z.string()))
      .describe("Folders whose disks are looked at besides those that are mounted from devices")
      .default([]),
    driftHours: setting(z.int().min(0))
      .describe(
        "Hours between two comparisons of the host with what the last whole deployment left, whose findings are told; none where it is 0",
      )
      .default(0),
    verifyTls: setting(z.boolean()).describe("Whether the certificates of the sites must be trusted").default(true),
  }),
  derived: z.strictObject({
    stack: z.string().describe("Name of the stack"),
    root: z.string().describe("Folder of the stack on the host"),
    backup: z.boolean().describe("Whether the stack takes backups"),
    offsite: z.boolean().describe("Whether its backups are copied to a repository elsewhere"),
    containers: z.array(z.string()).describe("Containers that must be healthy"),
    sites: z.array(site).describe("Sites that must answer"),
    authority: setting(z.string()).describe(
      "File of the host with the root certificates of an authority of your own; the system's where empty",
    ),
    dataRoots: z.array(setting(z.string())).describe("Folders that hold data besides the stack's own"),
  }),
  derive: (stack) => ({
    stack: stack.name,
    root: rootOf(stack),
    backup: stack.phases.some(({ steps }) => steps.some(({ role }) => role === "backup-config")),
    offsite: copiesElsewhere(stack),
    containers: servingServices(stack).map(({ name }) => containerName(stack, name)),
    sites: askedSitesOf(stack).map(({ site, path }) => ({
      host: site.host,
      outsiders: !site.vpnOnly,
      containers: servedBy(stack, site),
      ...(path !== undefined && { path }),
    })),
    authority: authorityOnHost(stack),
    dataRoots: dataRootsOf(stack).map(({ path }) => path),
  }),
});

function servedBy(stack: Stack, { leadsTo, service, settings: { login } }: Site): string[] {
  const needed = [
    ...(leadsTo.kind === "service" ? [service] : []),
    reverseProxyOf(stack)?.name,
    ...(login?.kind === "forwardAuth" ? [login.service] : []),
  ];
  // On several machines the proxy's host sees no container of another one, and asks the site all the same.
  return needed.flatMap((name) =>
    name === undefined || !Object.hasOwn(stack.services, name) ? [] : [containerName(stack, name)],
  );
}

/**
 * Tells somebody what is not well with the host: one message when a condition begins, one when it is over, none in
 * between, and none while a deployment runs. It looks at backups, units of systemd, containers, sites and their
 * certificates, disks, memory, and whether the host waits for a restart; with `driftHours` also at what somebody changed by hand.
 *
 * @example alerts({ to: [mail({ server: "smtp.example.com", from: "host@example.com", to: ["admin@example.com"] })] })
 * @example alerts({ to: [webhook({ url: secret("alerts_webhook_url") })], graceMinutes: 10, driftHours: 1 })
 */
export const alerts = stepOf(alertsConfigRole, "alerts");
