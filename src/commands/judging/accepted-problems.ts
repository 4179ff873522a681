import type { AcceptedProblem } from "../../diagnostics/problem.js";
import { fromFolder } from "../telling/from-folder.js";
import type { Judged } from "./judge.js";

/** The problems that the stack accepts, with their places. Places cost a parser, so only who shows them asks. */
export async function acceptedProblems({ reviewed, texts }: Judged): Promise<readonly AcceptedProblem[]> {
  if (reviewed === undefined || reviewed.accepted.length === 0) return [];
  const { problemsOfFindings } = await import("../../diagnostics/locate.js");
  const { accepted, stack, folder } = reviewed;
  const findings = accepted.map(({ finding }) => finding);
  const problems = await problemsOfFindings(findings, stack, texts);
  return problems.flatMap((problem, index) => {
    const by = accepted[index]?.by;
    return by === undefined ? [] : [{ ...fromFolder(problem, folder), because: by.because, until: by.until }];
  });
}
