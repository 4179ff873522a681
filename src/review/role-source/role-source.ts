import type { SourceFile } from "../../model/sources.js";
import type { Refusal, WrittenApplication } from "../../model/written-application.js";

/** The hand-written source of a role, with its YAML read. */
export interface RoleSource {
  readonly name: string;
  /** Whether it stands beside the user's stack, and not in Rexible. */
  readonly own: boolean;
  readonly files: readonly ParsedFile[];
  /** Applications of the Compose files that it installs. */
  readonly applications: readonly WrittenApplication[];
  /** What Compose would refuse in them. */
  readonly refusals: readonly Refusal[];
}

export interface ParsedFile extends SourceFile {
  /** Data of a YAML file; `undefined` for any other file, and for YAML that cannot be read. */
  readonly data: unknown;
}
