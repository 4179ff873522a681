import { problemsOfFindings } from "../diagnostics/locate.js";
import { printable } from "../diagnostics/printable.js";
import { type Problem, sortProblems } from "../diagnostics/problem.js";
import type { Repository } from "../load/repository.js";
import { noStack } from "../model/no-stack.js";
import { replaceFile } from "../output/replace-file.js";
import { reviewFiles } from "../review/run.js";
import { rendered } from "./judging/rendered.js";
import { readAsked } from "./reviewing/asked.js";
import { baselineText, newOnes, readBaseline } from "./reviewing/baseline.js";
import { acceptedBecause } from "./reviewing/comments.js";
import { readSettings } from "./reviewing/settings.js";
import type { Format } from "./telling/format.js";
import { hasErrors } from "./telling/tell.js";

export interface ReviewOptions {
  readonly format: Format;
  /** Whether to take what is found for known from now on, instead of telling it. */
  readonly writeBaseline?: boolean;
}

/**
 * Reviews Compose files and Ansible roles that somebody wrote by hand; no stack is needed. Runs nothing, fetches nothing, changes nothing but
 * the baseline, where asked.
 *
 * @param paths folders and files; default: the working directory.
 * @returns exit code: 0 where nothing new is an error, 1 otherwise.
 * @throws UserError where a path is not there, or settings cannot be read.
 */
export async function review(
  paths: readonly string[],
  { format, writeBaseline = false }: ReviewOptions,
): Promise<number> {
  const settings = readSettings();
  const found = readAsked(paths.length === 0 ? ["."] : paths, settings);
  const texts = (file: string) => found.map(({ textOf }) => textOf(file)).find((text) => text !== undefined);
  const findings = found
    .flatMap(({ roles }) => reviewFiles(roles))
    .filter(({ id }) => !Object.hasOwn(settings.off, id));
  const problems = await problemsOfFindings(findings, noStack, texts);
  const open = problems.filter(
    (problem) => acceptedBecause(problem, texts(problem.position?.file ?? "")) === undefined,
  );
  if (writeBaseline) {
    replaceFile(settings.baseline, baselineText(open));
    process.stdout.write(`${settings.baseline}: ${open.length} findings are known from now on\n`);
    return 0;
  }
  const fresh = sortProblems(newOnes(open, readBaseline(settings.baseline)));
  const accepted = await acceptedIn(problems, texts);
  process.stdout.write(await rendered(fresh, accepted, texts, format));
  process.stderr.write(toldRead(found, open.length - fresh.length, accepted.length));
  return hasErrors(fresh) ? 1 : 0;
}

async function acceptedIn(problems: readonly Problem[], texts: (file: string) => string | undefined) {
  return problems.flatMap((problem) => {
    const because = acceptedBecause(problem, texts(problem.position?.file ?? ""));
    return because === undefined ? [] : [{ ...problem, because, until: "never" }];
  });
}

/** What was read, and what was not. */
function toldRead(found: readonly Repository[], known: number, accepted: number): string {
  const compose = found.reduce((sum, { read: { compose: files } }) => sum + files.length, 0);
  const roles = found.reduce((sum, { read: { roles: folders } }) => sum + folders.length, 0);
  const leftOut = found.flatMap((one) => one.leftOut).filter(({ why }) => why !== "hidden");
  const shown = leftOut.slice(0, 5).map(({ path, why }) => `${printable(path)} (${why})`);
  const more = leftOut.length - shown.length;
  const notes = [
    ...(known > 0 ? [`${known} known by the baseline`] : []),
    ...(accepted > 0 ? [`${accepted} accepted by comments`] : []),
  ];
  return [
    `read ${compose} Compose files and ${roles} roles${notes.map((note) => `; ${note}`).join("")}\n`,
    ...(compose + roles === 0
      ? ["nothing was reviewed: is this the folder with Compose files, or with 'roles'?\n"]
      : []),
    ...(shown.length > 0 ? [`left out: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}\n`] : []),
  ].join("");
}
