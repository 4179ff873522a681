/** The public surface of Rexible: `import { catalog, defineStack, service } from "rexible"`. */
export * from "./dsl/index.js";
export { backup } from "./roles/backup-config.js";
export { common } from "./roles/common.js";
