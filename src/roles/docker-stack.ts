import { z } from "zod";
import { adoptedDataOf } from "../model/adopted-data.js";
import { hostAskedOf, unaskedOf } from "../model/asked.js";
import { builtImagesOf } from "../model/built-images.js";
import { imagesOf, lockedImagesOf } from "../model/deployed-images.js";
import { foreignDataOf } from "../model/foreign-data.js";
import { dataRootsOf, hostFoldersOf } from "../model/host-folders.js";
import { groupsOf } from "../model/host-groups.js";
import { loadsArchives } from "../model/image-on-host.js";
import { databasesOf, keptDataOf } from "../model/kept-data.js";
import { movedFoldersOf } from "../model/moved-data.js";
import { oneWaysOf } from "../model/one-ways.js";
import { publishedByDocker } from "../model/openings.js";
import { containerName, networkName, rootOf } from "../model/paths.js";
import { configurationCheck } from "../model/serves-sites.js";
import type { DeployableService } from "../model/service/service.js";
import { toMebibytes } from "../model/size.js";
import type { Stack } from "../model/stack.js";
import { startsOf } from "../model/starts.js";
import { rolesOf, rolesWithSecrets } from "../model/step-roles.js";
import { keptCluster, upgradesOf } from "../model/upgrades.js";
import { composeFiles, deployedServices, type Wave } from "../model/waves.js";
import { asked } from "./asked.js";
import {
  adoptedData,
  build,
  data,
  database,
  destruction,
  group,
  hostFolder,
  job,
  lockedImage,
  move,
  network,
  oneWay,
  refusal,
  service,
  share,
  start,
  upgrade,
  wave,
} from "./docker-stack-parts.js";
import { hostFilesOf } from "./host-files.js";
import { defineRole } from "./role.js";
import { setting } from "./setting.js";

/** What `deploy()` becomes: networks and containers, wave after wave. */
export const dockerStackRole = defineRole({
  name: "docker-stack",
  summary: "Create networks and containers, wave after wave, and prove that they are healthy",
  options: z.strictObject({
    minFreeMegabytes: setting(z.number().int().min(0))
      .describe("Free disk space below which nothing is changed, in MiB")
      .default(2048),
    imageMegabytes: setting(z.number().int().min(0))
      .describe("Free disk space asked for beside that, for each image that is still to be pulled, in MiB")
      .default(512),
    imageArchives: setting(z.string())
      .describe("Folder of the controller with archives of 'docker save', loaded where images are missing")
      .default(""),
    pullRetries: setting(z.number().int().min(0))
      .describe("How often a pull that failed for a passing reason is tried again")
      .default(3),
    logLines: setting(z.number().int().min(1)).describe("Last lines shown of a container that failed").default(30),
    keepReleases: setting(z.number().int().min(2)).describe("Number of releases kept on the host").default(5),
    lockMinutes: setting(z.number().int().min(1))
      .describe("Minutes after which the deployment lock is void that a killed controller left behind")
      .default(60),
    backupMinutes: setting(z.number().int().min(0))
      .describe("Minutes that a deployment waits for a backup or a restore that runs")
      .default(30),
    onFailure: z
      .enum(["stop", "rollback"])
      .describe(
        "What a deployment does whose containers or smoke tests fail: it stops, or goes back to the release before",
      )
      .default("stop"),
    severalHosts: setting(z.boolean())
      .describe("Whether one run may deploy to several hosts, one after the other")
      .default(false),
    adopts: setting(z.boolean())
      .describe("Whether a host runs what the stack says under 'adopt'; false on one that begins without it")
      .default(true),
    platforms: setting(z.array(z.string()))
      .describe("Systems that the roles are made for, by ID and VERSION_ID of /etc/os-release; all others are refused")
      .default(["debian 13"]),
    expected: setting(z.array(z.string()))
      .describe(
        "What is on the hosts besides the stack and belongs there, so that no safety check lists it, such as 'user root' or 'unit agent-*.service'",
      )
      .default([]),
    runJobs: setting(z.array(z.string()))
      .describe("Jobs that run once more, though nothing of theirs changed: for one run, with -e")
      .default([]),
    withoutBackup: setting(z.array(z.string()))
      .describe("Services that may change their data for good though nothing was backed up: for one run, with -e")
      .default([]),
    breakLock: setting(z.boolean())
      .describe(
        "Whether the lock of another deployment is taken from it: for one run, with -e docker_stack_break_lock=true",
      )
      .default(false),
  }),
  derived: z.strictObject({
    name: z.string().describe("Name of the stack"),
    root: z.string().describe("Folder of the stack on the host"),
    networks: z.array(network).describe("Networks of the stack"),
    services: z.array(service).describe("Services of the stack"),
    asked: z.array(asked).describe("Containers that the host asks, for their images hold nothing to ask with"),
    unasked: z.array(z.string()).describe("Containers that nobody asks: they are well while they run"),
    jobs: z.array(job).describe("Services that run to their end, once for each change of theirs or by a timer"),
    waves: z.array(wave).describe("Waves, in the order in which they start"),
    starts: z.array(start).describe("Groups of services, each started once those before it are healthy"),
    images: z.array(setting(z.string())).describe("Images of the services, each as Docker lists it once it was pulled"),
    builds: z
      .array(build)
      .describe("Images that are built, each under a tag that is the digest of what it is built of"),
    lockedImages: z
      .array(lockedImage)
      .describe("Images with a digest, for hosts that load archives: Docker knows those by tag and content only"),
    configureRoles: z.array(z.string()).describe("Roles that prepare configuration and secrets of the services"),
    provisionRoles: z.array(z.string()).describe("Roles that set services up once they run"),
    secretRoles: z.array(z.string()).describe("Other roles that are given a secret"),
    foreignData: z.array(refusal).describe("Data of other versions that a service would begin anew beside"),
    hostFolders: z.array(hostFolder).describe("Folders of the host that must be there, and on which disk"),
    hostFiles: z
      .array(z.string())
      .describe("Files that roles of the host bring, and that a later deployment removes once they stand here no more"),
    data: z.array(data).describe("Folders with data, which stay when their service leaves"),
    databases: z.array(database).describe("Databases of services, which stay when their service leaves"),
    moves: z.array(move).describe("Folders with data of services that had another name"),
    upgrades: z.array(upgrade).describe("Databases that are brought to their next major version"),
    oneWays: z.array(oneWay).describe("Images whose data does not come back to an earlier release without a backup"),
    adoptedProjects: z.array(z.string()).describe("Projects of Compose that give their place to the stack"),
    adoptedContainers: z.array(z.string()).describe("Single containers that do"),
    adoptedData: z.array(adoptedData).describe("Data of them that is copied to where services find it"),
    destroyed: z.array(destruction).describe("What left, and whose folders with data are deleted after a backup"),
    dataRoots: z
      .array(setting(z.string()))
      .describe("Folders that hold data besides the stack's own; their disks must have room"),
    groups: z.array(group).describe("Groups of the host, by what belongs to them: .env tells containers their numbers"),
    memoryMegabytes: z.number().int().describe("Sum of the memory limits of all services, in MiB"),
    cores: z.array(share).describe("Services that may use more than one core"),
  }),
  derive: (stack) => ({
    name: stack.name,
    root: rootOf(stack),
    networks: Object.entries(stack.networks).map(([name, { subnet, ipv6, internal }]) => ({
      name: networkName(stack, name),
      subnet,
      ...(ipv6 !== undefined && { ipv6 }),
      internal,
    })),
    services: deployedServices(stack).map(({ name, service, wave }) => ({
      name,
      container: containerName(stack, name),
      wave,
      project: projectOf(stack, wave),
      networks: networksOf(stack, service),
      network_of: service.networkOf ?? "",
      published: [...publishedByDocker(service)],
      provision: [...(service.provision ?? [])],
      ...configurationCheck(stack, service),
    })),
    asked: hostAskedOf(stack),
    unasked: unaskedOf(stack),
    jobs: deployedServices(stack).flatMap(({ name, service: { job } }) =>
      job === undefined
        ? []
        : [{ service: name, container: containerName(stack, name), scheduled: job.schedule !== undefined }],
    ),
    waves: wavesOf(stack).map((wave) => ({ name: wave, project: projectOf(stack, wave), file: composeFiles[wave] })),
    starts: wavesOf(stack)
      .flatMap((wave) => startsOf(stack, wave))
      .map(({ wave, services, patience }) => ({
        project: projectOf(stack, wave),
        file: composeFiles[wave],
        services: [...services],
        patience,
      })),
    images: imagesOf(stack).map(({ image }) => image),
    builds: builtImagesOf(stack).map(({ args, ...one }) => ({ ...one, args: { ...args } })),
    lockedImages: loadsArchives(stack) ? lockedImagesOf(stack) : [],
    configureRoles: rolesOf(stack, "configure"),
    provisionRoles: rolesOf(stack, "provision"),
    secretRoles: rolesWithSecrets(stack),
    foreignData: foreignDataOf(stack),
    hostFolders: hostFoldersOf(stack),
    hostFiles: hostFilesOf(stack),
    data: keptDataOf(stack).map(({ of, path }) => ({ of, path })),
    databases: databasesOf(stack).map(({ engine, name }) => ({ engine, name })),
    moves: movedFoldersOf(stack).map((folder) => ({ ...folder })),
    upgrades: upgradesOf(stack).map(({ wave, ...one }) => ({
      service: one.service,
      container: one.container,
      file: composeFiles[wave],
      folder: one.folder,
      kept: keptCluster(one),
      from: one.from,
      to: one.to,
      tells: { ...one.tells },
      scripts: one.scripts,
    })),
    oneWays: oneWaysOf(stack),
    adoptedProjects: [...(stack.adopted.projects ?? [])],
    adoptedContainers: [...(stack.adopted.containers ?? [])],
    adoptedData: adoptedDataOf(stack).map(({ of, from, to, owner, mode, cluster }) => ({
      ...{ of, from, to, mode, owner: owner === undefined ? "" : `${owner.uid}:${owner.gid}` },
      ...(cluster !== undefined && { version: { ...cluster } }),
    })),
    destroyed: stack.destroyed.map(({ name, because }) => ({ of: name, because })),
    dataRoots: dataRootsOf(stack).map(({ path }) => path),
    groups: groupsOf(stack),
    memoryMegabytes: Math.ceil(sum(deployedServices(stack).map(({ service }) => toMebibytes(service.memory.limit)))),
    cores: deployedServices(stack).flatMap(({ name, service: { cpus } }) =>
      cpus > 1 ? [{ service: name, cpus: String(cpus) }] : [],
    ),
  }),
});

function wavesOf(stack: Stack): readonly Wave[] {
  const used = new Set(deployedServices(stack).map(({ wave }) => wave));
  return (Object.keys(composeFiles) as Wave[]).filter((wave) => used.has(wave));
}

function projectOf(stack: Stack, wave: Wave): string {
  return `${stack.name}-${wave}`;
}

function networksOf(stack: Stack, { networks, networkOf }: DeployableService): string[] {
  if (networks === "host") return ["host"];
  return networkOf === undefined ? networks.map((network) => networkName(stack, network)) : [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
