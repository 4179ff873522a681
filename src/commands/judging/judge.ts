import type { Compiled, Reviewed } from "../../compile.js";
import type { Problem } from "../../diagnostics/problem.js";
import { type SourceTexts, sourceTextsIn } from "../../diagnostics/source-texts.js";
import type { EmittedFiles } from "../../emit/file.js";
import { afterLateFailures } from "../../load/late-failure.js";
import { loadStack } from "../../load/load-stack.js";
import { readSources } from "../../load/sources.js";
import { findStackFile, type StackFile } from "../../load/stack-file.js";
import { typecheck } from "../../load/typecheck.js";
import type { ImageLock } from "../../lock/image-lock.js";
import type { Stack } from "../../model/stack.js";
import { readLockIn } from "../locking/lock-beside.js";
import { problemsOfLock } from "../locking/lock-problems.js";
import { fromFolder } from "../telling/from-folder.js";
import { problemsOfInvalid, problemsOfThrown } from "./problems.js";
import { withinLimit } from "./within-limit.js";

export interface JudgeOptions {
  /** Path of the stack file. */
  readonly stack: string;
  /** Whether to ask TypeScript for type errors. */
  readonly types: boolean;
  /** Whether every image must have a current entry in the lock. */
  readonly locked?: boolean;
}

/** What is to be said about a stack; with its files where it may be built. */
export interface Judged {
  readonly problems: readonly Problem[];
  readonly texts: SourceTexts;
  /** What the review said, where it came to that. */
  readonly reviewed?: Reviewed & { readonly folder: string };
  readonly compiled?: { readonly stack: Stack; readonly files: EmittedFiles; readonly lock: ImageLock | undefined };
}

/** Runs the pipeline up to the files. Everything that a user can do wrong comes back as a problem. */
export async function judge({ stack, types, locked = false }: JudgeOptions): Promise<Judged> {
  const texts = sourceTextsIn(".");
  try {
    const file = findStackFile(stack);
    const judged = await judgeFile(file, types, locked);
    return { ...judged, problems: judged.problems.map((problem) => fromFolder(problem, file.folder)) };
  } catch (error) {
    return { problems: await problemsOfThrown(error), texts };
  }
}

async function judgeFile(file: StackFile, types: boolean, locked: boolean): Promise<Judged> {
  const texts = sourceTextsIn(file.folder);
  const read = await readLockIn(file.folder);
  const lock = read?.ok ? read.lock : undefined;
  // The type checker is a program of its own: both work at the same time, and both are heard.
  const [checked, loaded] = await Promise.allSettled([types ? typecheck(file) : [], compileFile(file, lock)]);
  await afterLateFailures();
  if (checked.status === "rejected") throw checked.reason;
  const [{ rules }, { explainTypeErrors, withoutRepeats }, { problemsOfFindings }] = await Promise.all([
    import("../../review/registry.js"),
    import("../../diagnostics/told-by-rules.js"),
    import("../../diagnostics/locate.js"),
  ]);
  const typeErrors = explainTypeErrors(checked.value, rules);
  if (loaded.status === "rejected")
    return { problems: withoutSamePlace(typeErrors, await thrownBeside(typeErrors, loaded.reason)), texts };

  const compiled = loaded.value;
  if (compiled.kind === "invalid")
    return { problems: withoutSamePlace(typeErrors, await problemsOfInvalid(compiled.invalid, texts)), texts };
  const { stack, findings, accepted } = compiled;
  const problems = [
    ...withoutRepeats(await problemsOfFindings(findings, stack, texts), typeErrors),
    ...(await problemsOfLock(stack, read, texts, locked)),
  ];
  const judged = { problems, texts, reviewed: { stack, findings, accepted, folder: file.folder } };
  return compiled.kind === "refused" ? judged : { ...judged, compiled: { ...compiled, lock } };
}

async function compileFile(file: StackFile, lock: ImageLock | undefined): Promise<Compiled> {
  const [
    { exported, mapOrigin, made, files },
    { compile },
    { readRoles },
    { readBeside },
    { buildContextReader },
    { specification },
    { escapesIn },
  ] = await Promise.all([
    withinLimit(file, () => loadStack(file)),
    import("../../compile.js"),
    import("../../load/role-sources.js"),
    import("../../load/beside.js"),
    import("../../load/build-context.js"),
    import("../../load/specification.js"),
    import("../../review/escapes.js"),
  ]);
  const sources = readSources(file.folder);
  const roles = readRoles(sources);
  const beside = readBeside(file.folder);
  const texts = sourceTextsIn(file.folder);
  const found = await escapesIn(files.map((path) => ({ path, file: path, text: texts(path) ?? "" })));
  const contexts = buildContextReader(file.folder);
  return compile({ exported, mapOrigin, made, sources, roles, beside, contexts, specification, lock, found });
}

/** A failure of Rexible's own on a stack that is not right is no news: what the compiler says must be mended first. */
async function thrownBeside(typeErrors: readonly Problem[], error: unknown): Promise<readonly Problem[]> {
  try {
    return await problemsOfThrown(error);
  } catch (failure) {
    if (typeErrors.length > 0) return [];
    throw failure;
  }
}

/** The compiler's word, and of the others' those about other lines: one mistake is told once. */
function withoutSamePlace(typeErrors: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const lineOf = ({ position }: Problem) => position && `${position.file}:${position.line}`;
  const told = new Set(typeErrors.map(lineOf));
  const said = new Set(typeErrors.map(({ message }) => message));
  return [
    ...typeErrors,
    // That a value is of another type, the compiler has said where it is made.
    ...others.filter((problem) =>
      typeErrors.length > 0 && problem.message.endsWith(": invalid input")
        ? false
        : problem.position === undefined
          ? !said.has(problem.message)
          : !told.has(lineOf(problem)),
    ),
  ];
}
