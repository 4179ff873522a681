import { originOf } from "../diagnostics/locate.js";
import type { SourceTexts } from "../diagnostics/source-texts.js";
import type { Origin } from "../model/origin.js";
import type { Stack } from "../model/stack.js";
import { type Finding, isInFile, type Place } from "../review/finding.js";
import type { Mend } from "../review/mend.js";
import { type Edit, edited } from "./edit.js";

/**
 * The files that a round of mending changes, with their new texts. What has no certain place is left as it is; so is
 * one of two changes that touch, which the next round makes.
 *
 * @param texts texts of the stack's files, by the names that `origins` gives them.
 */
export async function mendedTexts(
  findings: readonly Finding[],
  { origins }: Pick<Stack, "origins">,
  texts: SourceTexts,
): Promise<ReadonlyMap<string, string>> {
  const mendable = findings.flatMap(({ at, mend }) => (mend === undefined ? [] : [{ at, mend }]));
  if (mendable.length === 0) return new Map();
  const editOf = await openEditor(origins, texts);
  const all = mendable.flatMap(({ at, mend }) => editOf(at, mend) ?? []);
  const changed = new Map<string, string>();
  for (const { file, before } of all) {
    const edits = all.filter((other) => other.file === file).map(({ edit }) => edit);
    const after = edited(before, edits);
    if (after !== before) changed.set(file, after);
  }
  return changed;
}

interface FileEdit {
  readonly file: string;
  readonly before: string;
  readonly edit: Edit;
}

/** Loads the parsers. */
async function openEditor(
  origins: Stack["origins"],
  texts: SourceTexts,
): Promise<(at: Place, mend: Mend) => FileEdit | undefined> {
  const [{ locatorIn }, { editInStack }, { editInYaml }] = await Promise.all([
    import("../diagnostics/locate-in-stack.js"),
    import("./in-stack.js"),
    import("./in-yaml.js"),
  ]);
  const locator = locatorIn(texts);
  return (at, mend) => {
    if (isInFile(at)) {
      const { file, text } = at.file;
      const whole = mend.kind === "rewrite" ? { from: 0, to: text.length, text: mend.text } : undefined;
      const edit = whole ?? (at.route && editInYaml(text, at.route, mend));
      return edit && { file, before: text, edit };
    }
    const found = originOf(origins, at);
    if (found === undefined || isShared(found.origin, origins)) return undefined;
    const { file } = found.origin;
    const reached = locator.reach(found.origin, found.rest);
    const before = texts(file);
    // A byte order mark moves every place.
    if (reached === undefined || before !== reached.node.getSourceFile().getFullText()) return undefined;
    const edit = editInStack(reached, mend);
    return edit && { file, before, edit };
  };
}

/** Whether one call made several things, as in a loop: a change would reach all of them. */
export function isShared({ file, line, column }: Origin, origins: Stack["origins"]): boolean {
  const same = Object.entries(origins).filter(
    ([, other]) => other.file === file && other.line === line && other.column === column,
  );
  return same.length > 1;
}
