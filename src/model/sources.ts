/** A hand-written file that the compiler copies or renders. */
export interface SourceFile {
  /** Path below the folder of its role, such as "tasks/main.yml". */
  readonly path: string;
  /** Empty where it is no text. */
  readonly text: string;
  /** What it holds, where that is no text. */
  readonly bytes?: Uint8Array;
  /** Whether its owner may run it. Default: no. */
  readonly executable?: true;
  /** Path on disk, for messages. */
  readonly file: string;
}

/** Hand-written files by the name of the role or service that they belong to. */
export type SourceFolders = Readonly<Record<string, readonly SourceFile[]>>;

export interface Sources {
  /** `roles-src/` of Rexible. */
  readonly roles: SourceFolders;
  /** `roles-src/` beside the user's stack; wins over Rexible's where both have a file. */
  readonly ownRoles: SourceFolders;
  /** `playbooks-src/` of Rexible. */
  readonly playbooks: readonly SourceFile[];
}
