/** The public surface of Rexible: `import { defineStack, service, catalog } from "rexible"`. */
export * from "./dsl/index.js";
export { common } from "./roles/common.js";
