import type { AcceptedProblem, Problem, Severity } from "../../diagnostics/problem.js";
import type { Decision, Note } from "../../importing/note.js";
import type { LockChange } from "../../lock/update-lock.js";
import type { ImageFacts } from "../../model/facts.js";
import type { ImageSettings } from "../../model/image-settings.js";
import type { LookUpResult } from "../../outside/registry/look-up-result.js";
import type { ToldPlan } from "../planning/told-plan.js";

/**
 * What commands answer on standard output with `--format json`, and the only source of `docs/schemas/`. An answer without the fields of its
 * command is one of a command that could not do what was asked; `problems` says why.
 */
export interface Answers {
  readonly build: BuildAnswer;
  readonly check: CheckAnswer;
  readonly diff: DiffAnswer;
  readonly explain: ExplainAnswer;
  readonly facts: FactsAnswer;
  readonly import: ImportAnswer;
  readonly init: InitAnswer;
  readonly lock: LockAnswer;
  readonly plan: PlanAnswer;
  readonly report: ReportAnswer;
  readonly review: CheckAnswer;
  readonly "verify-images": VerifyImagesAnswer;
}

export interface Answer {
  /** Changes when a field changes its meaning or goes; new fields may come without. */
  readonly version: 1;
  readonly errors: number;
  readonly warnings: number;
  readonly problems: readonly Problem[];
}

export interface CheckAnswer extends Answer {
  /** Risks that somebody took knowingly; they stop nothing. */
  readonly accepted?: readonly AcceptedProblem[];
}

export interface BuildAnswer extends Answer {
  /** Folder that a build writes to. */
  readonly folder?: string;
  /** Paths below the folder; null where the stack must be mended first. */
  readonly files?: ChangedPaths | null;
}

export interface ChangedPaths {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface DiffAnswer extends BuildAnswer {
  /** What differs in files that are changed or removed, as `diff -u` shows it, by path. */
  readonly patches?: Readonly<Record<string, string>>;
}

export interface PlanAnswer extends Answer, Partial<ToldPlan> {}

export interface LockAnswer extends Answer {
  /** One for each service of the stack, and for each entry that was dropped; nothing is written where `errors` is not 0. */
  readonly changes?: readonly ToldLockChange[];
}

export interface ToldLockChange {
  readonly kind: LockChange["kind"];
  readonly service: string;
  /** Image with its digest, as the lock had it. */
  readonly before?: string;
  /** Image with its digest, as the lock has it now. */
  readonly after?: string;
}

export interface VerifyImagesAnswer extends Answer {
  /** One for each service. */
  readonly images?: readonly (LookUpResult & { readonly service: string; readonly image: string })[];
}

export interface FactsAnswer extends Answer {
  readonly image?: string;
  /** What the catalog or the stack knows; null where nobody knows this version. */
  readonly known?: ImageFacts | null;
  /** Pages, image sources, field reports, and services of the stack that say so themselves. */
  readonly sources?: readonly string[];
  /** What the image says of itself, where `--inspect` asked its registry. */
  readonly inspected?: InspectedImage;
}

export interface InspectedImage {
  /** Such as "linux/amd64". */
  readonly platform: string;
  readonly settings: ImageSettings;
  /** Sentences about what does not agree, by what the image was compared with. */
  readonly disagreements: Readonly<Record<string, readonly string[]>>;
}

export interface ImportAnswer extends Answer {
  /** Paths of the files that were written, relative to the working directory. */
  readonly written?: readonly string[];
  /** What became of each key of each file. */
  readonly notes?: readonly Note[];
  /** What is to be decided, with its line of the stack. */
  readonly decisions?: readonly Decision[];
  /** What the review says of the stack as it was written; its errors stop the build. */
  readonly findings?: readonly Problem[];
  /** Names of secrets that the vault needs a value for. */
  readonly secrets?: readonly string[];
  /** Names of variables that the inventory gives. */
  readonly variables?: readonly string[];
}

export interface InitAnswer extends Answer {
  /** Paths of the files that were written, relative to the working directory. */
  readonly written?: readonly string[];
  /** Whether scripts were added to `package.json`. */
  readonly addedScripts?: boolean;
}

export interface ReportAnswer extends Answer {
  /** The file that was written, or would have been. */
  readonly file?: string;
  readonly isWritten?: boolean;
}

export interface ExplainAnswer extends Answer {
  readonly rules?: readonly ToldRule[];
}

export interface ToldRule {
  /** Stable for ever, such as "REX001". */
  readonly id: string;
  readonly title: string;
  readonly level: Severity;
  /** What is wrong, with holes such as {service}. */
  readonly says: readonly string[];
  readonly why: string;
  /** The way out; the holes of `says` may stand in it. */
  readonly fix: readonly string[];
  readonly links: readonly string[];
  /** Whether `accept` may silence it. */
  readonly isAcceptable: boolean;
  /** Whether types say it too. */
  readonly inEditor: boolean;
  /** Whether `rexible check --fix` may mend it. */
  readonly isMendable: boolean;
}
