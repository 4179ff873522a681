import type { Role } from "../model/ansible/role.js";
import type { Application } from "../model/application.js";
import type { Stack } from "../model/stack.js";
import type { Finding, Level, Place } from "./finding.js";
import type { Mend } from "./mend.js";
import { type AnySentence, fill, type Holes, type Sentences } from "./sentence.js";

/** A rule of the design review: all that is known about one kind of mistake. Page, tests and messages come from it. */
export interface Rule<
  Id extends string = string,
  Says extends Sentences = Sentences,
  Fix extends Sentences = Sentences,
> {
  /** Stable for ever, such as "REX001". */
  readonly id: Id;
  /** Names the defect in one line. */
  readonly title: string;
  readonly level: Level;
  /** What is wrong, with holes such as {service}; at most 160 characters when filled, for tsc cuts longer ones. */
  readonly says: Says;
  /** Why it matters: one or two sentences about what happens on the host. */
  readonly why: string;
  /** The way out; the holes of `says` may stand in it. */
  readonly fix: Fix;
  /** The way out in a hand-written Compose file, where it is another one: for all sentences, or for some. */
  readonly fixInFiles?: string | { readonly [Case in keyof Says]?: string };
  /** A program, or a role's files, for each sentence: it breaks this rule once and no other. */
  readonly bad: ByCase<Says, Example>;
  /** The same done well: it breaks no rule. */
  readonly good: Example;
  readonly links: readonly string[];
  /** Whether types judge it too: always, never, or for these sentences. */
  readonly inEditor: boolean | (Says extends string ? never : readonly (keyof Says)[]);
  /** Whether `rexible check --fix` may mend it: always, or for these sentences. Default: never. */
  readonly mends?: true | (Says extends string ? never : readonly (keyof Says)[]);
  /** How it judges files that no stack is written for. Default: as those of a stack's roles. */
  readonly abroad?: Abroad;
  /** Whether `accept` may silence it, for good or only until a day. Never where one may be locked out or lose data. */
  readonly acceptable: boolean | "dated";
  /** Whether `checkRole` judges containers of tasks and of `docker run`, so that `checkApplication` need not. Default: no. */
  readonly seesContainers?: true;
  /** Finds breaches in services and networks, of the stack as of hand-written Compose files. */
  checkApplication?(application: Application): Iterable<Breach>;
  /** Finds breaches in what only a stack has: phases, hosts, sites; with the sources of all roles at hand. */
  check?(stack: Stack, roles: readonly Role[]): Iterable<Breach>;
  /** Finds breaches in the hand-written source of a role. `roles` are all, this one among them. */
  checkRole?(role: Role, stack: Stack, roles: readonly Role[]): Iterable<Breach>;
}

/** A rule that is about more than what anybody's files promise. */
export interface Abroad {
  /** Why most of what it finds there is no mistake. */
  readonly because: string;
  /** Which breaches are one all the same, by the line where they are written. Default: none. */
  readonly keeps?: (breach: Breach, application: Application, line: string) => boolean;
}

/** TypeScript that `programOf` completes to a stack, or the files of a role by path. */
export type Example =
  | string
  | {
      readonly role: string;
      readonly files: Readonly<Record<string, string>>;
      /** Whether the role runs after the containers. Default: before them. */
      readonly late?: boolean;
    };

type ByCase<Says extends Sentences, T> = Says extends string ? T : { readonly [Case in keyof Says]: T };

/** One breach, as a rule yields it: the place and what to fill in, never positions or text. */
export interface Breach {
  readonly at: Place;
  /** Which sentence, where the rule has several. */
  readonly says?: string;
  readonly with: Readonly<Record<string, string | number>>;
  readonly related?: readonly { readonly at: Place; readonly says: string }[];
  readonly near?: string | undefined;
  /** What a machine may write at the place, without changing what is meant; none where a person must decide. */
  readonly mend?: Mend | undefined;
}

interface BreachAt extends Omit<Breach, "says" | "with"> {}

/** A breach whose holes are exactly those of its sentence: a forgotten one does not compile. */
type BreachOf<Says extends Sentences, Fix extends Sentences> = Says extends string
  ? BreachAt & { readonly with: Holes<Says | AnySentence<Fix>> }
  : {
      [Case in keyof Says]: BreachAt & {
        readonly says: Case;
        readonly with: Holes<
          (Says[Case] & string) | (Fix extends string ? Fix : Case extends keyof Fix ? Fix[Case] & string : never)
        >;
      };
    }[keyof Says];

/** How a rule judges: pure generators over the model. */
interface Judgement<Says extends Sentences, Fix extends Sentences> {
  checkApplication?(application: Application): Iterable<BreachOf<Says, Fix>>;
  check?(stack: Stack, roles: readonly Role[]): Iterable<BreachOf<Says, Fix>>;
  checkRole?(role: Role, stack: Stack, roles: readonly Role[]): Iterable<BreachOf<Says, Fix>>;
}

/**
 * Declares a rule: first its text, then how it judges, so that each breach is checked against the holes of the text.
 * One file each in `rules/`, named `<id>-<what is wrong>.ts`.
 *
 * @example
 * export const rule = defineRule({
 *   id: "REX099", title: "A service without a port", says: "service '{service}' …", …
 * }).judgedBy({
 *   *check({ services }) { … yield { at: ["services", service], with: { service } }; },
 * });
 */
export function defineRule<const Id extends string, const Says extends Sentences, const Fix extends Sentences>(
  text: Omit<Rule<Id, Says, Fix>, "checkApplication" | "check" | "checkRole">,
) {
  return {
    judgedBy: (judgement: Judgement<Says, Fix>): Rule<Id, Says, Fix> =>
      ({ ...text, ...judgement }) as Rule<Id, Says, Fix>,
  };
}

/** What a breach of a rule in a hand-written Compose file says, which no machine mends. */
export function findingInFiles(rule: Rule, { mend: _, ...breach }: Breach): Finding {
  const { fixInFiles } = rule;
  const said = typeof fixInFiles === "object" ? Reflect.get(fixInFiles, breach.says ?? "") : fixInFiles;
  const fix = typeof said === "string" ? said : sentenceOf(rule.fix, breach.says);
  return findingOf({ ...rule, fix }, breach);
}

/** What a breach of a rule says. */
export function findingOf(rule: Rule, breach: Breach): Finding {
  return {
    id: rule.id,
    level: rule.level,
    message: fill(sentenceOf(rule.says, breach.says), breach.with),
    why: rule.why,
    fix: fill(sentenceOf(rule.fix, breach.says), breach.with),
    at: breach.at,
    related: breach.related ?? [],
    ...(breach.near !== undefined && { near: breach.near }),
    ...(breach.mend !== undefined && { mend: breach.mend }),
  };
}

/** The sentence of a breach before it is filled. */
export function sentenceOf(sentences: Sentences, which: string | undefined): string {
  return typeof sentences === "string" ? sentences : (sentences[which ?? ""] ?? "");
}
