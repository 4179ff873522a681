import type { FilePlace } from "./place.js";

/** A word of a command line, without its quotes. */
export interface Word {
  /** As written, with `$NAME` and `{{ name }}` where the value comes later. */
  readonly text: string;
  /** Whether all of it is known: nothing in it is filled in later. */
  readonly isKnown: boolean;
}

/** One program that is run, with its arguments: what a shell, sudo or a timer makes of a command line. */
export interface Command {
  /** Name of the program without its folder, such as "docker"; empty where it cannot be known. */
  readonly program: string;
  readonly arguments: readonly Word[];
  /** Program and arguments in one line, without quotes: for messages, and for looking at a whole. */
  readonly text: string;
  /** Variables that are set for it alone: `PGPASSWORD=x psql`. */
  readonly assignments: Readonly<Record<string, string>>;
  readonly redirects: readonly Redirect[];
  /** What runs it, from outside: ["sudo", "timeout", "sh"]. */
  readonly through: readonly string[];
  /** Number of its pipeline in the script: programs of one pipeline have the same. */
  readonly pipeline: number;
  /** Whether its failure is looked at: by `||`, `if`, `while` or `!`. */
  readonly isJudged: boolean;
  /** Line in the script, from 1. */
  readonly line: number;
}

export interface Redirect {
  /** Such as ">", ">>", "<", "<<", "2>". */
  readonly operator: string;
  /** A file; the text itself where it stands in the script ("<<" and "<<<"). */
  readonly target: string;
}

/** Who runs commands, and where that is written. */
export interface RunBy {
  /** Such as "task 'Install'" or "file 'files/dump.sh'". */
  readonly by: string;
  readonly at: FilePlace;
}

/** Commands that one task, script, unit or timetable runs. */
export interface Script extends RunBy {
  readonly kind: "command" | "shell" | "script" | "unit" | "cron";
  /** As written. */
  readonly text: string;
  readonly commands: readonly Command[];
  /** The place of a line in it, from 1. */
  readonly lineAt: (line: number) => FilePlace;
}
