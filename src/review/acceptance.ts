import type { Acceptance, Stack } from "../model/stack.js";
import { type Finding, isInFile, type Place } from "./finding.js";
import { findingOf, type Rule } from "./rule.js";
import { rule as acceptanceRule } from "./rules/risks/REX009-acceptance-does-not-hold.js";

/** A finding that stays silent, and by which acceptance. */
export interface AcceptedRisk {
  readonly finding: Finding;
  readonly by: Acceptance;
}

/** What is left of the findings, and what was accepted. */
export interface Weighed {
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedRisk[];
}

/**
 * Takes from the findings those that the stack accepts, and adds one for each acceptance that does not hold:
 * one that is over still covers its finding, for one mistake is told once.
 *
 * @param today ISO date.
 */
export function weigh(
  findings: readonly Finding[],
  { acceptances }: Stack,
  rules: readonly Rule[],
  today: string,
): Weighed {
  const problems = new Map(
    acceptances.map((acceptance) => [acceptance, problemOf(acceptance, findings, rules, today)] as const),
  );
  const willing = acceptances.filter((acceptance) => problems.get(acceptance) !== "refused");
  const judged = findings.map((finding) => ({
    finding,
    by: willing.find((acceptance) => covers(acceptance, finding)),
  }));
  const broken = acceptances.flatMap((acceptance) => {
    const says = problems.get(acceptance);
    if (says === undefined) return [];
    const index = acceptances.filter(({ at }) => at === acceptance.at).indexOf(acceptance);
    const { rule, until } = acceptance;
    const mend = says === "unneeded" ? ({ kind: "remove", what: rule } as const) : undefined;
    return [findingOf(acceptanceRule, { says, at: [...acceptance.at, "accept", index], with: { rule, until }, mend })];
  });
  return {
    findings: [...judged.flatMap(({ finding, by }) => (by === undefined ? [finding] : [])), ...broken],
    accepted: judged.flatMap(({ finding, by }) => (by === undefined ? [] : [{ finding, by }])),
  };
}

/** What stands in place of the last day where a decision is permanent. */
const forGood = "never";

type Case = keyof (typeof acceptanceRule)["says"];

function problemOf(
  acceptance: Acceptance,
  findings: readonly Finding[],
  rules: readonly Rule[],
  today: string,
): Case | undefined {
  const rule = rules.find(({ id }) => id === acceptance.rule);
  if (rule === undefined) return "unknown";
  if (rule.acceptable === false) return "refused";
  if (acceptance.until === forGood) {
    if (rule.acceptable === "dated") return "endless";
  } else if (!isDate(acceptance.until)) return "undated";
  if (acceptance.because.trim() === "") return "unargued";
  if (!findings.some((finding) => covers(acceptance, finding))) return "unneeded";
  return acceptance.until !== forGood && acceptance.until < today ? "expired" : undefined;
}

/** An acceptance of the stack speaks of what belongs to no service, network or host: its phases and files. */
function covers({ rule, at }: Acceptance, finding: Finding): boolean {
  if (finding.id !== rule) return false;
  return at.length > 0 ? isBelow(finding.at, at) : isOfStack(finding.at);
}

function isBelow(place: Place, at: Acceptance["at"]): boolean {
  return !isInFile(place) && at.every((step, index) => place[index] === step);
}

function isOfStack(place: Place): boolean {
  return isInFile(place) || !["services", "networks", "hosts"].includes(String(place[0]));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
