import type { Stack } from "../model/stack.js";
import { type Finding, isInFile, type Place } from "./finding.js";
import { rules } from "./registry.js";
import type { RoleSource } from "./role-source/role-source.js";
import { type Breach, type Rule, sentenceOf } from "./rule.js";
import { fill } from "./sentence.js";

/**
 * Reviews a stack, and the hand-written sources of its roles, by all rules.
 * Never throws: a rule that fails is itself a finding (REX000), for it is a mistake of Rexible's.
 *
 * @returns findings in the order of the stack; empty for a sound one.
 */
export function review(stack: Stack, roles: readonly RoleSource[] = []): readonly Finding[] {
  const findings = rules.flatMap((rule) => [
    ...judged(rule, () => rule.check?.(stack) ?? []),
    ...roles.flatMap((role) => judged(rule, () => rule.checkRole?.(role, stack) ?? [])),
  ]);
  return sorted(findings);
}

function judged(rule: Rule, check: () => Iterable<Breach>): readonly Finding[] {
  try {
    return [...check()].map((breach) => findingOf(rule, breach));
  } catch (error) {
    return [failureOf(rule, error)];
  }
}

function findingOf(rule: Rule, breach: Breach): Finding {
  return {
    id: rule.id,
    level: rule.level,
    message: fill(sentenceOf(rule.says, breach.says), breach.with),
    why: rule.why,
    fix: fill(sentenceOf(rule.fix, breach.says), breach.with),
    at: breach.at,
    related: breach.related ?? [],
    ...(breach.near === undefined ? {} : { near: breach.near }),
  };
}

function failureOf(rule: Rule, error: unknown): Finding {
  return {
    id: "REX000",
    level: "error",
    message: `rule '${rule.id}' could not judge the stack: ${error instanceof Error ? error.message : String(error)}`,
    why: "A rule that fails may hide a mistake in the stack.",
    fix: "Report it to Rexible, with the stack that shows it.",
    at: [],
    related: [],
  };
}

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const keyed = findings.map((finding) => ({ finding, key: sortKey(finding) }));
  return keyed
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ finding }) => finding);
}

function sortKey({ at, id, message }: Finding): string {
  return [placeKey(at), id, message].join("\0");
}

function placeKey(place: Place): string {
  const route = isInFile(place) ? place.route : place;
  const steps = route.map((part) => (typeof part === "number" ? String(part).padStart(6, "0") : part));
  return [isInFile(place) ? place.file.file : "", ...steps].join("\0");
}
