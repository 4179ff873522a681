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
  /** The option of the service that holds what is to be decided. */
  readonly option?: string;
}

/** What is to be decided, and where. */
export interface Decision extends Note {
  /** Line of `stack.ts`, from 1. */
  readonly at: number;
}

/** Finds the line of each decision in a stack. */
export function decisionsIn(
  text: string,
  notes: readonly Note[],
  constants: ReadonlyMap<string, string>,
): readonly Decision[] {
  const lines = text.split("\n");
  return notes.flatMap((note) => {
    if (note.outcome !== "decide") return [];
    const service = lines.findIndex((line) =>
      new RegExp(`^const ${constants.get(note.service)} = (?:service|job)\\(`).test(line),
    );
    const end = lines.indexOf("});", service);
    const option = lines.findIndex(
      (line, index) => index > service && index < end && line.startsWith(`  ${note.option ?? note.key}:`),
    );
    return [{ ...note, at: Math.max(option < 0 ? service : option, 0) + 1 }];
  });
}
