import { z } from "zod";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

/** What Ansible's Docker modules need of Python, besides the engine. */
const python = ["python3-requests"];

export const dockerRole = defineRole({
  name: "docker",
  summary: "Install Docker and Compose, and configure the daemon before there are containers",
  options: z.strictObject({
    source: setting(z.enum(["debian", "docker.com"]))
      .describe("Where the packages come from")
      .default("debian"),
    packages: setting(z.strictObject({ debian: z.array(z.string()), "docker.com": z.array(z.string()) }))
      .describe("Packages by source")
      .default({
        debian: ["docker.io", "docker-cli", "docker-compose", ...python],
        "docker.com": ["docker-ce", "docker-ce-cli", "containerd.io", "docker-compose-plugin", ...python],
      }),
    repository: setting(z.string())
      .describe("Address of docker.com's package repository")
      .default("https://download.docker.com/linux/debian"),
    repositoryKey: setting(z.string())
      .describe("Address or path of the key that signs it")
      .default("https://download.docker.com/linux/debian/gpg"),
    addressPool: setting(z.string())
      .describe(
        "Range that the daemon takes subnets from for networks without one of their own; apart from every network of the stack",
      )
      .default("10.213.0.0/16"),
    pruneSchedule: setting(z.string())
      .describe("When unused images are deleted, as a calendar expression of systemd")
      .default("Sun *-*-* 04:30:00"),
    pruneHours: setting(z.number().int().min(1)).describe("Age in hours of images that are deleted").default(336),
  }),
  derived: z.strictObject({}),
  derive: () => ({}),
});

/**
 * Installs Docker and Compose, from Debian's own packages by default.
 *
 * @example docker({ source: "docker.com" })
 */
export const docker = stepOf(dockerRole);
