import type { SourceFile } from "../sources.js";

/** What a file of a role is for, by the folder that it lies in. */
export type RoleFileKind =
  | "tasks"
  | "handlers"
  | "defaults"
  | "vars"
  | "meta"
  | "template"
  | "file"
  | "library"
  | "other";

/** A file of a role, with its YAML read. */
export interface RoleFile extends SourceFile {
  readonly kind: RoleFileKind;
  /** Data of a YAML file; `undefined` for any other file, and for YAML that cannot be read. */
  readonly data: unknown;
  /** Ansible's own tags, by the route of their value as JSON. */
  readonly tags: Readonly<Record<string, "!vault" | "!unsafe">>;
}

/** A file that Ansible reads and that cannot be read. */
export interface Unreadable {
  readonly file: SourceFile;
  readonly line: number;
  readonly column: number;
  /** Why, in a few words. */
  readonly reason: string;
}
