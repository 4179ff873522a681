import { z } from "zod";
import { askedByDocker, hostAskedOf, unaskedOf } from "../model/asked.js";
import { askedSitesOf } from "../model/asked-sites.js";
import { rootOf } from "../model/paths.js";
import { authorityOnHost } from "../model/reverse-proxy.js";
import { asked } from "./asked.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const site = z.strictObject({
  host: setting(z.string()).describe("Name of the site"),
  outsiders: z.boolean().describe("Whether clients outside the VPN may open it"),
  path: z.string().describe("Path that is asked for; the first page where it is not said").optional(),
});

export const uptimeConfigRole = defineRole({
  name: "uptime-config",
  summary: "Watch every container and site, and send a heartbeat while all are well",
  options: z.strictObject({
    interval: setting(z.string()).describe("Time between two checks, as systemd writes it").default("1min"),
    timeoutSeconds: setting(z.number().int().min(1)).describe("Seconds that one site may take").default(10),
    heartbeatUrl: setting(z.string())
      .describe("Address that is called after each check in which all was well; none where empty")
      .default(""),
    verifyTls: setting(z.boolean()).describe("Whether the certificates of the sites must be trusted").default(true),
    metricsFolder: setting(z.string())
      .describe("Folder that a collector of metrics reads text files from; none where empty")
      .default(""),
  }),
  derived: z.strictObject({
    stack: z.string().describe("Name of the stack"),
    root: z.string().describe("Folder of the stack on the host"),
    containers: z.array(z.string()).describe("Containers that must be healthy"),
    asked: z.array(asked).describe("Containers that must answer the host, for their images hold nothing to ask with"),
    unasked: z.array(z.string()).describe("Containers that nobody asks: they must run"),
    sites: z.array(site).describe("Sites that must answer"),
    authority: setting(z.string()).describe(
      "File of the host with the root certificates of an authority of your own; the system's where empty",
    ),
  }),
  derive: (stack) => ({
    stack: stack.name,
    root: rootOf(stack),
    containers: askedByDocker(stack),
    asked: hostAskedOf(stack),
    unasked: unaskedOf(stack),
    authority: authorityOnHost(stack),
    sites: askedSitesOf(stack).map(({ site: { host, vpnOnly }, path }) => ({
      host,
      outsiders: !vpnOnly,
      ...(path !== undefined && { path }),
    })),
  }),
});

/**
 * Watches the stack from its own host: a timer checks every container and site, writes to the journal and to metrics,
 * and calls a heartbeat address only while all is well, so that silence is the alarm.
 *
 * @example uptime({ heartbeatUrl: secret("uptime_heartbeat_url") })
 */
export const uptime = stepOf(uptimeConfigRole, "uptime");
