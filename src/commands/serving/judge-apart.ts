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

/** A job that takes longer is not rehearsed, in seconds: the next one would have to wait for that. */
const longestRehearsal = 3;

/** Judges stacks, each in a process apart that was started before it was needed. */
export class JudgeApart {
  private waiting: Apart | undefined;
  /** The last job that could be read. */
  private rehearsal: Job | undefined;

  /** @param patience how long a stack may run, in seconds; 0 for as long as it likes. */
  constructor(private readonly patience: number) {}

  /** Starts the process of the next job, which then does the last one once more: what has run once runs faster. */
  prepare(): void {
    if (this.waiting !== undefined) return;
    this.waiting = startApart(module);
    if (this.rehearsal !== undefined) this.waiting.tell({ ...this.rehearsal, isRehearsal: true });
  }

  async judge(file: StackFile, unsaved: Unsaved): Promise<Judgement> {
    try {
      const bundled = await bundle(file, unsaved);
      const job: Job = { file, bundled, unsaved: [...unsaved], seconds: this.patience };
      this.prepare();
      const { waiting } = this;
      this.waiting = undefined;
      const start = performance.now();
      const answer = await waiting?.ask(job, this.patience === 0 ? 0 : this.patience + longestRehearsal + 2);
      if (answer?.kind === "answer") {
        const judgement = answer.value as Judgement;
        if (performance.now() - start > longestRehearsal * 1000) this.rehearsal = undefined;
        else if (!judgement.isUnreadable) this.rehearsal = job;
        return judgement;
      }
      return unreadable(
        answer?.kind === "late" ? problemOfTooLong(file.name, this.patience) : failed(file, answer?.message ?? ""),
      );
    } catch (error) {
      if (error instanceof UserError) return unreadable(...error.problems);
      throw error;
    } finally {
      this.prepare();
    }
  }
}

function unreadable(...problems: readonly Problem[]): Judgement {
  return { problems: problems.map((problem) => ({ problem })), services: {}, isUnreadable: true };
}

function failed({ name }: StackFile, message: string): Problem {
  return {
    severity: "error",
    message: `'${name}' could not be run for the review: ${message.split("\n").find((line) => /\w*Error\b/.test(line)) ?? message}`,
    position: { file: name, line: 1, column: 1 },
    why: "In the editor a stack runs without writing files, starting programs or using the network.",
  };
}
