import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import type { StackFile } from "../../load/stack-file.js";
import type { Unsaved } from "../../load/unsaved.js";
import { JudgeApart } from "./judge-apart.js";
import type { JudgedProblem, Judgement } from "./judging-process.js";
import { stillHolding } from "./still-holding.js";

/** A stack that is open in the editor, and what was last said of it. */
export class OpenStack {
  problems: readonly JudgedProblem[] = [];
  /** Where each service is made, as the last stack that could be read says. */
  services: Judgement["services"] = {};

  /** Of the last stack that could be read, with its texts. */
  private last: { readonly problems: readonly JudgedProblem[]; readonly unsaved: Unsaved } | undefined;
  private readonly judge: JudgeApart;
  private timer: NodeJS.Timeout | undefined;
  private isJudging = false;
  private isStale = false;
  private readonly waiting: (() => void)[] = [];
  private addresses: readonly string[] = [];

  constructor(
    readonly file: StackFile,
    private readonly whenJudged: (stack: OpenStack) => void,
    private readonly rest: number,
    patience: number,
  ) {
    this.judge = new JudgeApart(patience);
    this.judge.prepare();
  }

  /** Waits until what was said last is about the texts as they are. */
  async settled(): Promise<void> {
    if (this.isStale || this.isJudging) await new Promise<void>((resolve) => void this.waiting.push(resolve));
  }

  /** Judges once the text has rested; and once more where it changed meanwhile. */
  judgeSoon(unsaved: () => Unsaved): void {
    this.isStale = true;
    clearTimeout(this.timer);
    if (!this.isJudging) this.timer = setTimeout(() => void this.judgeNow(unsaved), this.rest);
  }

  /** The addresses that have problems no more; and remembers those that have. */
  toldBefore(addresses: Iterable<string>): readonly string[] {
    const now = [...addresses];
    const gone = this.addresses.filter((uri) => !now.includes(uri));
    this.addresses = now;
    return gone;
  }

  private async judgeNow(unsaved: () => Unsaved): Promise<void> {
    this.isJudging = true;
    while (this.isStale) {
      this.isStale = false;
      const texts = unsaved();
      const { problems, services, isUnreadable } = await this.judge.judge(this.file, texts);
      if (!isUnreadable) {
        this.last = { problems, unsaved: texts };
        this.services = services;
      }
      this.problems = isUnreadable ? [...problems, ...this.earlier(texts)] : problems;
      if (!this.isStale) this.whenJudged(this);
    }
    this.isJudging = false;
    for (const wake of this.waiting.splice(0)) wake();
  }

  private earlier(now: Unsaved): readonly JudgedProblem[] {
    if (this.last === undefined) return [];
    const { folder } = this.file;
    return stillHolding(this.last.problems, sourceTextsIn(folder, this.last.unsaved), sourceTextsIn(folder, now));
  }
}
