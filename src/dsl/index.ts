/** Everything that a `stack.ts` imports besides the catalog and the roles. */
export { type Acceptance, accept } from "./accept.js";
export { asEngine, type Database, type DatabaseEngine } from "./database.js";
export { type Exposure, onLoopback, publicly, vpnOnly } from "./exposure.js";
export { type Group, group } from "./group.js";
export { type Host, type HostOptions, host } from "./host.js";
export {
  type ConfigFile,
  dockerSocket,
  file,
  hostPath,
  jsonFile,
  type Mount,
  templateFile,
  type Volume,
  volume,
  yamlFile,
} from "./mount.js";
export { type Network, type NetworkOptions, network } from "./network.js";
export { type Phase, phase } from "./phase.js";
export { type Service, type ServiceOptions, service } from "./service.js";
export { type DeclaredStack, defineStack, type StackOptions } from "./stack.js";
export { configure, deploy, type ImageSources, provision, role, type Step } from "./step.js";
export { type Secret, secret, type Text, text, type Value, type Variable, variable } from "./value.js";
