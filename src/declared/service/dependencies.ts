import type { Database } from "../database.js";

export interface DependencyOptions<Service> {
  /** Services that must be healthy before this one starts. */
  readonly dependsOn?: readonly Service[];
  /** Databases that the service uses; they exist before it starts. */
  readonly databases?: readonly Database[];
}
