/** What became of a key of a hand-written file. */
export interface Note {
  readonly service: string;
  /** As the file has it, such as "ports". */
  readonly key: string;
  /** From 1, in the file. */
  readonly file: string;
  readonly line: number;
  /** "decide": somebody must look, for the file does not say it. */
  readonly outcome: "taken" | "changed" | "left out" | "decide";
  /** What it became, or why it was left out; a sentence without its full stop. */
  readonly says: string;
}
