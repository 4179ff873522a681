import { paintFor } from "../diagnostics/colour.js";
import { openLocator } from "../diagnostics/locate.js";
import { differenceOf } from "../difference/difference.js";
import { readSnapshot } from "../difference/read-snapshot.js";
import { type JudgeOptions, judge } from "./judging/judge.js";
import { type Baseline, openBaseline } from "./planning/baseline.js";
import { planForMarkdown } from "./planning/markdown.js";
import { type Rebuilt, rebuiltImages } from "./planning/rebuilt.js";
import { planForTerminal } from "./planning/terminal.js";
import { type ToldPlan, toldSections } from "./planning/told-plan.js";
import { answer } from "./telling/answer.js";
import { hasErrors, tell } from "./telling/tell.js";

/** How a plan is told. */
export const planFormats = ["terminal", "markdown", "json"] as const;

export interface PlanOptions extends JudgeOptions {
  /** Folder that a build writes to. */
  readonly out: string;
  /** Folder or Git revision to compare with. Default: where the branch left the default branch. */
  readonly against?: string;
  readonly format: (typeof planFormats)[number];
  /** Whether the exit code tells if something changes: 2 where it does. */
  readonly detailedExitCode?: boolean;
}

/**
 * Tells what a deployment of the stack would change on a host that has what an earlier build made. Changes nothing.
 *
 * @returns exit code: 0 where it could be told, 1 otherwise; in detail, 0 without and 2 with changes.
 */
export async function plan({
  out,
  against,
  format,
  detailedExitCode = false,
  ...options
}: PlanOptions): Promise<number> {
  const [{ problems, texts, compiled }, baseline] = await Promise.all([judge(options), openBaseline(out, against)]);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (format !== "json") tell(errors, texts);
  if (compiled === undefined || hasErrors(problems)) {
    if (format === "json") answer<"plan">(problems, {});
    return 1;
  }
  const after = readSnapshot(compiled.files.get("docs/stack.json")?.text ?? "");
  if ("problem" in after) throw new Error(`the build's own snapshot cannot be read: ${after.problem}`);

  const rebuilt = await rebuiltImages(compiled.stack, out, baseline.changedIn);
  const difference = differenceOf(baseline.snapshot, after, rebuilt.because);
  const locate = await openLocator(compiled.stack, texts);
  const told: ToldPlan = {
    stack: after.stack,
    against: baseline.name,
    sections: toldSections(difference, locate),
    seconds: difference.seconds,
    notes: notesOf(baseline, rebuilt),
  };
  if (format === "json") answer<"plan">(problems, told);
  else process.stdout.write(textOf(told, format));
  return detailedExitCode && told.sections.length > 0 ? 2 : 0;
}

function textOf(told: ToldPlan, format: "terminal" | "markdown"): string {
  return format === "markdown" ? planForMarkdown(told) : planForTerminal(told, paintFor(process.env, process.stdout));
}

/** What cannot be known from here, and how to know it. */
function notesOf({ edited, name }: Baseline, { unknown }: Rebuilt): readonly string[] {
  return [
    ...(unknown.length === 0
      ? []
      : [
          `Not known against ${name}: whether ${unknown.map((folder) => `'${folder}'`).join(", ")}, which images are built of, changed. A revision of Git tells: --against <revision>.`,
        ]),
    ...(edited.length === 0
      ? []
      : [
          `Edited by hand in ${name}, and compared as it was built: ${edited.slice(0, 5).join(", ")}${edited.length > 5 ? ` and ${edited.length - 5} more` : ""}.`,
        ]),
    "Not known here: the operator's own variables and secrets, and what was changed on the host. 'ansible-playbook site.yml --check --diff' in the output tells that.",
  ];
}
