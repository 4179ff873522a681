import type { Database } from "../database.js";

export interface DependencyOptions<Service> {
  /** Services that must be healthy before this one starts. Default: none. */
  readonly dependsOn?: readonly Service[];
  /** Databases that the service uses; they exist before it starts. Default: none. */
  readonly databases?: readonly Database[];
}
