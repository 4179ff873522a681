// A process apart: waits for jobs, runs the stack of each, and answers with what the review says. It starts before the first one comes,
// so that all it needs is loaded by then.
import { problemsOfFindings } from "../../diagnostics/locate.js";
import type { Problem } from "../../diagnostics/problem.js";
import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import { completeWithFacts } from "../../facts/complete-with-facts.js";
import { readBeside } from "../../load/beside.js";
import { buildContextReader } from "../../load/build-context.js";
import type { Bundle } from "../../load/bundle.js";
import { runStack } from "../../load/load-stack.js";
import { readRoles } from "../../load/role-sources.js";
import { readSources } from "../../load/sources.js";
import type { StackFile } from "../../load/stack-file.js";
import { recordedSettings } from "../../lock/recorded-settings.js";
import { acceptancesIn, type FileEdits } from "../../mend/acceptance-edits.js";
import { mendedTexts } from "../../mend/mended-texts.js";
import type { Origin } from "../../model/origin.js";
import type { Stack } from "../../model/stack.js";
import { escapesIn } from "../../review/escapes.js";
import type { Finding } from "../../review/finding.js";
import { rules } from "../../review/registry.js";
import { reviewWithRisks } from "../../review/run.js";
import { withBuildContexts } from "../../validate/build-contexts.js";
import { floatingIn } from "../../validate/floating.js";
import { validateStack } from "../../validate/stack.js";
import { problemsOfInvalid, problemsOfThrown } from "../judging/problems.js";
import { readLockIn } from "../locking/lock-beside.js";
import "../../diagnostics/locate-in-stack.js";
import "../../mend/in-stack.js";

export interface Job {
  readonly file: StackFile;
  readonly bundled: Bundle;
  readonly unsaved: readonly (readonly [path: string, text: string])[];
  /** How long the stack may wait for something. */
  readonly seconds: number;
}

/** What is to be said of a stack as the editor has it. */
export interface Judgement {
  readonly problems: readonly JudgedProblem[];
  /** Where each service of the stack is made; relative to the stack's folder. */
  readonly services: Readonly<Record<string, Origin>>;
  /** Whether the stack could not be read, so that earlier findings may still hold. */
  readonly isUnreadable: boolean;
  /** Whether the stack's code goes on in the process, so that another job would meet it. */
  readonly leavesRunning: boolean;
}

export interface JudgedProblem {
  readonly problem: Problem;
  /** New texts by file, relative to the stack's folder, where a machine can mend it. */
  readonly mended?: Readonly<Record<string, string>>;
  /** How the stack would accept the risk, where that may be. */
  readonly acceptance?: FileEdits;
}

async function judged({ file, bundled, unsaved, seconds }: Job): Promise<Omit<Judgement, "leavesRunning">> {
  const overlay = new Map(unsaved);
  const texts = sourceTextsIn(file.folder, overlay);
  try {
    const { exported, mapOrigin, made, files } = await runStack(bundled, file, seconds);
    const { stack: valid, invalid } = validateStack(exported, mapOrigin, made);
    if (valid === undefined) return unreadable(await problemsOfInvalid(invalid, texts));
    const beside = readBeside(file.folder);
    const floating = floatingIn(beside);
    if (floating.length > 0) return unreadable(await problemsOfInvalid(floating, texts));
    const read = await readLockIn(file.folder);
    const services = withBuildContexts(valid.services, buildContextReader(file.folder));
    const stack = completeWithFacts(
      { ...valid, services, beside },
      recordedSettings(valid, read?.ok ? read.lock : undefined),
    );
    const roles = readRoles(readSources(file.folder, overlay));
    const found = await escapesIn(files.map((path) => ({ path, file: path, text: texts(path) ?? "" })));
    const { findings } = reviewWithRisks(stack, roles, { found });
    const problems = await problemsOfFindings(findings, stack, texts);
    const acceptanceOf = acceptancesIn(stack, texts);
    const told = problems.map(async (problem, index): Promise<JudgedProblem> => {
      const finding = findings[index];
      if (finding === undefined) return { problem };
      const acceptance = isAcceptable(finding) ? acceptanceOf(finding, inThreeMonths()) : undefined;
      const mended = finding.mend && Object.fromEntries(await mendedTexts([finding], stack, texts));
      return { problem, ...(mended && { mended }), ...(acceptance && { acceptance }) };
    });
    return { problems: await Promise.all(told), services: servicesOf(stack), isUnreadable: false };
  } catch (error) {
    return unreadable(await problemsOfThrown(error));
  }
}

function unreadable(problems: readonly Problem[]): Omit<Judgement, "leavesRunning"> {
  return { problems: problems.map((problem) => ({ problem })), services: {}, isUnreadable: true };
}

function isAcceptable({ id }: Finding): boolean {
  return rules.some((rule) => rule.id === id && rule.acceptable !== false);
}

/** A day that is near enough to be met. */
function inThreeMonths(): string {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + 3);
  return day.toISOString().slice(0, "2026-01-31".length);
}

function servicesOf({ services, origins }: Stack): Judgement["services"] {
  const places = Object.keys(services).map((name) => [name, origins[`services.${name}`]] as const);
  return Object.fromEntries(places.flatMap(([name, origin]) => (origin === undefined ? [] : [[name, origin]])));
}

const running = () => process.getActiveResourcesInfo().length;

process.on("message", async (job) => {
  const before = running();
  const judgement = await judged(job as Job);
  process.send?.({ ...judgement, leavesRunning: running() > before });
});
