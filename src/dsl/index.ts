/** Everything that a `stack.ts` imports besides the catalog and the roles. */

export type { Acceptance } from "../declared/acceptance.js";
export type { Database } from "../declared/database.js";
export type { DatabaseEngine } from "../declared/database-engine.js";
export type { Destruction } from "../declared/destruction.js";
export type { Folder, FolderMount } from "../declared/folder.js";
export type { Group } from "../declared/group.js";
export type { Host, HostOptions } from "../declared/host.js";
export type { JobOptions } from "../declared/job.js";
export type { Machine } from "../declared/machine.js";
export type { Network, NetworkOptions } from "../declared/network.js";
export type { Phase } from "../declared/phase.js";
export type { Mount } from "../declared/service/mounts.js";
export type { Service, ServiceOptions } from "../declared/service/service.js";
export type { StackSite } from "../declared/sites.js";
export type { DeclaredStack, StackOptions } from "../declared/stack.js";
export type { ImageSources, Step } from "../declared/step.js";
export type { WorkerOptions } from "../declared/worker.js";
export type { Certificates } from "../model/service/certificates.js";
export type { ConfigFile } from "../model/service/config-file.js";
export type { Device, Gpu } from "../model/service/devices.js";
export type { Exposure } from "../model/service/exposure.js";
export type { Volume } from "../model/service/mount.js";
export type { Secret, Text, Value, Variable } from "../model/value.js";
export { accept } from "./accept.js";
export { built } from "./built.js";
export { asEngine } from "./database.js";
export { destroy } from "./destroy.js";
export { device, nvidia } from "./device.js";
export { onLoopback, outside, publicly, redirect, vpnOnly } from "./exposure.js";
export { folder } from "./folder.js";
export { group } from "./group.js";
export { host } from "./host.js";
export { job } from "./job.js";
export { basicAuth, forwardAuth } from "./login.js";
export { machine } from "./machine.js";
export {
  dockerSocket,
  file,
  hostFolder,
  hostPath,
  jsonFile,
  templateFile,
  volume,
  yamlFile,
} from "./mount.js";
export { network, networkOf } from "./network.js";
export { phase } from "./phase.js";
export { port } from "./port.js";
export { http, none, ofImage, program, tcp } from "./probe.js";
export { service } from "./service.js";
export { snippet } from "./snippet.js";
export { defineStack } from "./stack.js";
export { configure, deploy, provision, role } from "./step.js";
export { secret, text, variable } from "./value.js";
export { worker } from "./worker.js";
