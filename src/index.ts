/** The public surface of Rexible: `import { catalog, defineStack, service } from "rexible"`. */
export * as catalog from "./catalog/index.js";
export * from "./dsl/index.js";
export { mail, ntfy, webhook } from "./roles/alert-channels.js";
export { alerts } from "./roles/alerts-config.js";
export { backup } from "./roles/backup-config.js";
export { common } from "./roles/common.js";
export { docker } from "./roles/docker.js";
export { hardening } from "./roles/hardening.js";
export { headscaleNode } from "./roles/headscale-node.js";
export { restic } from "./roles/restic.js";
export { uptime } from "./roles/uptime-config.js";
