import { z } from "zod";
import { archivesOf } from "../model/archives.js";
import { containerName, rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { startsOf } from "../model/starts.js";
import { deployedServices } from "../model/waves.js";
import { resticRepository } from "./restic.js";
import { defineRole, stepOf } from "./role.js";
import { setting } from "./setting.js";

const command = z.array(z.string());

const dump = z.strictObject({
  service: z.string().describe("Service whose data is dumped"),
  container: z.string().describe("Container that the commands run in"),
  file: z.string().describe("Name of the dump in a set"),
  dump: command.describe("Writes the dump to standard output"),
  verify: command.describe("Reads the dump from standard input and fails when it is torn"),
  restore: command.describe("Reads the dump from standard input and loads it"),
});

const archive = z.strictObject({
  service: z.string().describe("Service whose volume is archived"),
  file: z.string().describe("Name of the archive in a set"),
  path: setting(z.string()).describe("Folder of the host"),
  pause: z.array(z.string()).describe("Containers that are paused while it is archived"),
  sqlite: z
    .array(z.string())
    .describe("Databases below it, or patterns of them, which SQLite copies while the service goes on")
    .optional(),
  exclude: z.array(z.string()).describe("Folders below it that are other volumes"),
  in_place: z
    .boolean()
    .describe("Whether a restore fills the folder that is there, which is not the stack's to replace"),
});

export const backupConfigRole = defineRole({
  name: "backup-config",
  summary: "Take verified backups of every database and volume, on a timer",
  options: z
    .strictObject({
      schedule: setting(z.string())
        .describe("When a backup starts, as a calendar expression of systemd")
        .default("*-*-* 02:30:00"),
      keepCount: setting(z.number().int().min(1)).describe("Newest sets that are never deleted").default(7),
      keepDays: setting(z.number().int().min(0)).describe("Days after which an older set is deleted").default(30),
      cap: setting(z.string().regex(/^([1-9]\d*[MGT])?$/, "a size with its unit, such as 50G"))
        .describe("Size of all sets together above which the oldest go, such as 50G; none where empty")
        .default(""),
      timeoutMinutes: setting(z.number().int().min(1)).describe("Minutes after which a backup is stopped").default(120),
      heartbeatUrl: setting(z.string())
        .describe("Address that is called after each backup that is complete and verified; none where empty")
        .default(""),
      offsiteCommand: setting(command)
        .describe(
          "Program with arguments that copies a set elsewhere; the path of the set is added as its last argument",
        )
        .default([]),
      offsite: resticRepository
        .describe("Repository that each complete set is copied to; nowhere where null")
        .optional(),
    })
    .refine(
      ({ offsite, offsiteCommand }) =>
        offsite === undefined || (Array.isArray(offsiteCommand) && offsiteCommand.length === 0),
      {
        error: "is said beside 'offsite', and one of them copies the sets: drop the other",
        path: ["offsiteCommand"],
      },
    ),
  derived: z.strictObject({
    name: z.string().describe("Name of the stack"),
    root: z.string().describe("Folder of the stack on the host"),
    dumps: z.array(dump).describe("Services whose own commands dump their data"),
    archives: z.array(archive).describe("Volumes whose files are archived"),
    containers: z.array(z.string()).describe("All containers, in the order in which they start"),
    jobs: z
      .record(z.string(), z.number().int())
      .describe("Those that run to their end on the data that is restored, with the seconds that each may take"),
  }),
  derive: (stack) => ({
    name: stack.name,
    root: rootOf(stack),
    dumps: deployedServices(stack).flatMap(({ name, service: { dump } }) =>
      dump === undefined
        ? []
        : [
            {
              service: name,
              container: containerName(stack, name),
              file: `${name}.${dump.extension}`,
              dump: [...dump.dump],
              verify: [...dump.verify],
              restore: [...dump.restore],
            },
          ],
    ),
    archives: archivesOf(stack).map(({ sqlite, ...archive }) => ({
      ...archive,
      ...(sqlite && { sqlite: [...sqlite] }),
      pause: [...archive.pause],
      exclude: [...archive.exclude],
    })),
    // A job on a schedule runs at its hour.
    containers: inStartOrder(stack)
      .filter((name) => stack.services[name]?.job?.schedule === undefined)
      .map((name) => containerName(stack, name)),
    jobs: Object.fromEntries(
      deployedServices(stack).flatMap(({ name, service: { job } }) =>
        job === undefined || job.schedule !== undefined ? [] : [[containerName(stack, name), job.timeout]],
      ),
    ),
  }),
});

/**
 * Backs up every volume and database by its policy, each night by default.
 *
 * @example backup({ schedule: "*-*-* 03:15:00", heartbeatUrl: secret("backup_heartbeat_url") })
 * @example backup({ offsite: restic({ repository: "rest:https://backup.example.com/prod/", password: secret("restic_password") }) })
 */
export const backup = stepOf(backupConfigRole, "backup");

/** Whether sets are copied to a repository elsewhere. */
export function copiesElsewhere({ phases }: Stack): boolean {
  const steps = phases.flatMap((phase) => phase.steps);
  return steps.some(
    (step) => step.kind === "role" && step.role === backupConfigRole.name && step.variables.offsite !== undefined,
  );
}

function inStartOrder(stack: Stack): readonly string[] {
  return (["infra", "apps"] as const).flatMap((wave) => startsOf(stack, wave).flatMap(({ services }) => services));
}
