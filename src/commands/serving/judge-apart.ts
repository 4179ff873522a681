import { fileURLToPath } from "node:url";
import type { Problem } from "../../diagnostics/problem.js";
import { UserError } from "../../diagnostics/user-error.js";
import { bundle } from "../../load/bundle.js";
import { ownFile } from "../../load/own-files.js";
import type { StackFile } from "../../load/stack-file.js";
import { problemOfTooLong } from "../../load/time-limit.js";
import type { Unsaved } from "../../load/unsaved.js";
import { type Apart, startApart } from "../../outside/apart.js";
import type { Job, Judgement } from "./judging-process.js";

const module = fileURLToPath(ownFile("dist/commands/serving/judging-process.js"));

/** After so many jobs a process is renewed, for it keeps all modules that it ran. */
const mostJobs = 50;

/** After a pause of the typing it is renewed, too, in seconds: a package of the project may be another by then. */
const pause = 10;

/**
 * Judges stacks in a process apart, which serves as long as somebody types: what has run before runs several times as fast. A new one takes
 * its place once it has done the last job that could be read, of which nothing is said.
 */
export class JudgeApart {
  private apart: Apart | undefined;
  private jobs = 0;
  private isAtWork = false;
  private rehearsal: Job | undefined;
  private renewal: NodeJS.Timeout | undefined;

  /** @param patience how long a stack may run, in seconds; 0 for as long as it likes. */
  constructor(private readonly patience: number) {}

  /** Starts the process of the first job before that is there. */
  prepare(): Apart {
    if (this.apart === undefined || this.apart.isOver()) {
      this.apart = startApart(module);
      this.jobs = 0;
    }
    return this.apart;
  }

  async judge(file: StackFile, unsaved: Unsaved): Promise<Judgement> {
    clearTimeout(this.renewal);
    this.isAtWork = true;
    try {
      const job: Job = { file, bundled: await bundle(file, unsaved), unsaved: [...unsaved], seconds: this.patience };
      const answer = await this.ask(this.prepare(), job);
      if (answer.kind === "late") return unreadable(problemOfTooLong(file.name, this.patience));
      if (answer.kind === "failed") return unreadable(failed(file, answer.message));
      const judgement = answer.value as Judgement;
      if (!judgement.isUnreadable) this.rehearsal = job;
      if (judgement.leavesRunning) this.apart?.end();
      return judgement;
    } catch (error) {
      if (error instanceof UserError) return unreadable(...error.problems);
      throw error;
    } finally {
      this.isAtWork = false;
      this.prepare();
      this.jobs += 1;
      this.renewal = setTimeout(() => void this.renew(), this.jobs < mostJobs ? pause * 1000 : 0).unref();
    }
  }

  private ask(apart: Apart, job: Job) {
    // A stack that waits says so itself; one that does not let go is ended from here.
    return apart.ask(job, this.patience === 0 ? 0 : this.patience + 2);
  }

  private async renew(): Promise<void> {
    const next = startApart(module);
    const answer = this.rehearsal && (await this.ask(next, this.rehearsal));
    const isFit = answer === undefined || (answer.kind === "answer" && !(answer.value as Judgement).leavesRunning);
    if (this.isAtWork || !isFit) return next.end();
    this.apart?.end();
    this.apart = next;
    this.jobs = 0;
  }
}

function unreadable(...problems: readonly Problem[]): Judgement {
  return {
    problems: problems.map((problem) => ({ problem })),
    services: {},
    isUnreadable: true,
    leavesRunning: false,
  };
}

function failed({ name }: StackFile, message: string): Problem {
  return {
    severity: "error",
    message: `'${name}' could not be run for the review: ${message.split("\n").find((line) => /\w*Error\b/.test(line)) ?? message}`,
    position: { file: name, line: 1, column: 1 },
    why: "In the editor a stack runs without writing files, starting programs or using the network.",
  };
}
