import type { Role } from "../model/ansible/role.js";
import { noStack } from "../model/no-stack.js";
import type { Stack } from "../model/stack.js";
import type { WrittenApplication, WrittenPlace } from "../model/written-application.js";
import { type Weighed, weigh } from "./acceptance.js";
import { type Finding, isInFile, type Place, type Route } from "./finding.js";
import { rules } from "./registry.js";
import { type Breach, findingInFiles, findingOf, type Rule } from "./rule.js";

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
export function review(stack: Stack, roles: readonly Role[] = [], options: ReviewOptions = {}): readonly Finding[] {
  return reviewWithRisks(stack, roles, options).findings;
}

/** Reviews a stack, and tells also which findings it accepts. */
export function reviewWithRisks(
  stack: Stack,
  roles: readonly Role[] = [],
  { found = [], today = new Date() }: ReviewOptions = {},
): Weighed {
  const judgedRoles = roles.filter(({ isProven }) => isProven !== true);
  const all = rules.flatMap((rule) => [
    ...judged(rule, () => rule.checkApplication?.(stack) ?? []),
    ...judged(rule, () => rule.check?.(stack, roles) ?? []),
    ...(rule.checkApplication === undefined ? [] : judgedRoles).flatMap(({ applications }) =>
      applications.flatMap((written) => judgedInFiles(rule, written)),
    ),
    ...(rule.checkRole === undefined ? [] : judgedRoles).flatMap((role) =>
      judged(rule, () => rule.checkRole?.(role, stack, roles) ?? []),
    ),
  ]);
  const { findings, accepted } = weigh([...all, ...found], stack, rules, today.toISOString().slice(0, 10));
  return { findings: sorted(findings, (finding) => finding), accepted: sorted(accepted, ({ finding }) => finding) };
}

/**
 * Reviews hand-written files that no stack is written for: what is a mistake whoever wrote it.
 *
 * @returns findings in the order of their files.
 */
export function reviewFiles(roles: readonly Role[]): readonly Finding[] {
  const all = rules.flatMap((rule) => [
    ...roles.flatMap(({ applications }) =>
      applications.flatMap((written) => judgedInFiles(rule, written, keptAbroad(rule, written))),
    ),
    ...(rule.abroad !== undefined && rule.abroad.keeps === undefined ? [] : roles).flatMap((role) =>
      judged(rule, () => rule.checkRole?.(role, noStack, roles) ?? []),
    ),
  ]);
  return oncePerPlace(sorted(all, (finding) => finding));
}

/** A text that several services have by an anchor or 'extends' is one mistake, and told for the first of them. */
function oncePerPlace(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<string>();
  return findings.filter(({ id, at, message }) => {
    if (!isInFile(at) || at.line === undefined) return true;
    const key = [
      id,
      at.file.file,
      at.line,
      ...(at.columns ?? []),
      message.replace(/(service|services) '[^']*'/g, ""),
    ].join("\0");
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

function keptAbroad({ abroad }: Rule, { application, placeOf }: WrittenApplication): (breach: Breach) => boolean {
  if (abroad === undefined) return () => true;
  const { keeps = () => false } = abroad;
  const lineOf = ({ file, line }: WrittenPlace) => file.text.split("\n")[line - 1] ?? "";
  return (breach) => keeps(breach, application, isInFile(breach.at) ? "" : lineOf(placeOf(breach.at)));
}

function judged(rule: Rule, check: () => Iterable<Breach>): readonly Finding[] {
  try {
    return [...check()].map((breach) => findingOf(rule, breach));
  } catch (error) {
    return [failureOf(rule, error)];
  }
}

/** Findings in hand-written Compose files. What is said, but cannot be known, is not missing. */
function judgedInFiles(
  rule: Rule,
  { application, placeOf, isContainer }: WrittenApplication,
  keeps: (breach: Breach) => boolean = () => true,
): readonly Finding[] {
  if (isContainer && rule.seesContainers) return [];
  const isOpen = ([group, name, option, ...rest]: Route) =>
    group === "services" &&
    rest.length === 0 &&
    application.services[String(name)]?.unknown.some((unknown) => unknown === option) === true;
  try {
    return [...(rule.checkApplication?.(application) ?? [])].flatMap((breach) => {
      if (isInFile(breach.at) || isOpen(breach.at) || !keeps(breach)) return [];
      const inFile = (place: Place) => (isInFile(place) ? place : placeOf(place));
      const isWritten = (place: Place) => isInFile(place) || placeOf(place) !== placeOf([]);
      const related = breach.related
        ?.filter(({ at }) => isWritten(at))
        .map(({ at, says }) => ({ at: inFile(at), says }));
      return [findingInFiles(rule, { ...breach, at: inFile(breach.at), related: related ?? [] })];
    });
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
  const inOrder = keyed.sort((first, second) => (first.key < second.key ? -1 : 1));
  // A file that two tasks install is judged for each, and told once.
  const isToldAlready = ({ one, key }: (typeof inOrder)[number], index: number) =>
    isInFile(findingIn(one).at) && inOrder[index - 1]?.key === key;
  return inOrder.filter((entry, index) => !isToldAlready(entry, index)).map(({ one }) => one);
}

function sortKey({ at, id, message }: Finding): string {
  return [placeKey(at), id, message].join("\0");
}

function placeKey(place: Place): string {
  const route = isInFile(place) ? (place.route ?? [place.line]) : place;
  const steps = route.map((part) => (typeof part === "number" ? String(part).padStart(6, "0") : part));
  return [isInFile(place) ? place.file.file : "", ...steps].join("\0");
}
