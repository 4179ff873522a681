import type { Stack } from "../model/stack.js";
import { type Weighed, weigh } from "./acceptance.js";
import { type Finding, isInFile, type Place } from "./finding.js";
import { rules } from "./registry.js";
import type { RoleSource } from "./role-source/role-source.js";
import { type Breach, findingOf, type Rule } from "./rule.js";

export interface ReviewOptions {
  /** Findings from elsewhere that an acceptance may cover, such as escapes in the stack's files. */
  readonly found?: readonly Finding[];
  /** Day of the review. Default: the clock's. */
  readonly today?: Date;
}

/**
 * Reviews a stack, and the hand-written sources of its roles, by all rules.
 * Never throws: a rule that fails is itself a finding (REX000), for it is a mistake of Rexible's.
 *
 * @returns findings in the order of the stack; empty for a sound one.
 */
export function review(
  stack: Stack,
  roles: readonly RoleSource[] = [],
  options: ReviewOptions = {},
): readonly Finding[] {
  return reviewWithRisks(stack, roles, options).findings;
}

/** Reviews a stack, and tells also which findings it accepts. */
export function reviewWithRisks(
  stack: Stack,
  roles: readonly RoleSource[] = [],
  { found = [], today = new Date() }: ReviewOptions = {},
): Weighed {
  const all = rules.flatMap((rule) => [
    ...judged(rule, () => rule.checkApplication?.(stack) ?? []),
    ...judged(rule, () => rule.check?.(stack) ?? []),
    ...(rule.checkRole === undefined ? [] : roles).flatMap((role) =>
      judged(rule, () => rule.checkRole?.(role, stack) ?? []),
    ),
  ]);
  const { findings, accepted } = weigh([...all, ...found], stack, rules, today.toISOString().slice(0, 10));
  return { findings: sorted(findings, (finding) => finding), accepted: sorted(accepted, ({ finding }) => finding) };
}

function judged(rule: Rule, check: () => Iterable<Breach>): readonly Finding[] {
  try {
    return [...check()].map((breach) => findingOf(rule, breach));
  } catch (error) {
    return [failureOf(rule, error)];
  }
}

function failureOf({ id }: Rule, error: unknown): Finding {
  return {
    id: "REX000",
    level: "error",
    message: `rule '${id}' could not judge the stack: ${error instanceof Error ? error.message : String(error)}`,
    why: "A rule that fails may hide a mistake in the stack.",
    fix: "Report it to Rexible, with the stack that shows it.",
    at: [],
    related: [],
  };
}

function sorted<T>(all: readonly T[], findingIn: (one: T) => Finding): readonly T[] {
  const keyed = all.map((one) => ({ one, key: sortKey(findingIn(one)) }));
  return keyed.sort((first, second) => (first.key < second.key ? -1 : 1)).map(({ one }) => one);
}

function sortKey({ at, id, message }: Finding): string {
  return [placeKey(at), id, message].join("\0");
}

function placeKey(place: Place): string {
  const route = isInFile(place) ? (place.route ?? [place.line]) : place;
  const steps = route.map((part) => (typeof part === "number" ? String(part).padStart(6, "0") : part));
  return [isInFile(place) ? place.file.file : "", ...steps].join("\0");
}
