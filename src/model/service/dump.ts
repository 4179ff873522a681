/** Commands that run in the container, each a program with its arguments; `dump` writes to standard output. */
export interface DumpCommands {
  /** Writes the dump to standard output. */
  readonly dump: readonly string[];
  /** Reads the dump from standard input and fails when it cannot be restored. */
  readonly verify: readonly string[];
  /** Reads the dump from standard input. */
  readonly restore: readonly string[];
  /** Ending of the dump's file name, such as "dump". */
  readonly extension: string;
}
