import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { ensureAnsible } from "./ansible.js";
import { type Outcome, run } from "./command.js";
import type { Project } from "./inventory.js";
import { type Recap, readRecap } from "./recap.js";

export interface PlaybookOptions {
  readonly check?: boolean;
  readonly diff?: boolean;
  /** 0 to 4: `-v` to `-vvvv`. */
  readonly verbosity?: number;
  readonly extraVars?: Readonly<Record<string, unknown>>;
  /** Default: the production host; the report's stack has two. */
  readonly limit?: string;
  readonly tags?: readonly string[];
  readonly skipTags?: readonly string[];
  readonly startAtTask?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process id of `ansible-playbook`: a test may kill it half way. */
  readonly started?: (pid: number) => void;
  /** Called with each piece of output: a test may wait for a task. */
  readonly heard?: (text: string) => void;
  /** Seconds. Default 1200. */
  readonly timeout?: number;
}

/** A run of a playbook: what it printed, how it ended, and what its recap counts. */
export interface PlaybookRun extends Outcome {
  readonly recap: Recap;
}

/** Runs a playbook of a project as its operator does; the project's own `ansible.cfg` is in force. */
export async function runPlaybook(
  project: Project,
  playbook: string,
  options: PlaybookOptions = {},
): Promise<PlaybookRun> {
  const program = await ensureAnsible();
  const args = [
    playbook,
    ...(options.check ? ["--check"] : []),
    ...(options.diff ? ["--diff"] : []),
    ...(options.verbosity ? [`-${"v".repeat(options.verbosity)}`] : []),
    ...(options.extraVars ? ["--extra-vars", JSON.stringify(options.extraVars)] : []),
    ...["--limit", options.limit ?? "prod"],
    ...(options.tags ? ["--tags", options.tags.join(",")] : []),
    ...(options.skipTags ? ["--skip-tags", options.skipTags.join(",")] : []),
    ...(options.startAtTask ? ["--start-at-task", options.startAtTask] : []),
  ];
  // Written as it comes: whoever waits for a test can look.
  const log = join(project.folder, "..", "playbooks.log");
  appendFileSync(log, `\n===== ${args.join(" ")}\n`);
  const outcome = await run(program, args, {
    cwd: project.folder,
    env: { ANSIBLE_NOCOLOR: "1", ANSIBLE_STDOUT_CALLBACK: "default", PYTHONUNBUFFERED: "1", ...options.env },
    timeout: options.timeout ?? 1200,
    ...(options.started && { started: options.started }),
    heard: (text) => {
      appendFileSync(log, text);
      options.heard?.(text);
    },
  });
  return { ...outcome, recap: readRecap(outcome.stdout) };
}
