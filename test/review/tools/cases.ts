import { rules } from "../../../src/review/registry.js";
import type { Example, Rule } from "../../../src/review/rule.js";

/** One sentence of a rule with the example that breaks it. */
export interface Case {
  readonly rule: Rule;
  /** Name of the sentence, where the rule has several. */
  readonly name: string | undefined;
  readonly title: string;
  readonly bad: Example;
  readonly inEditor: boolean;
}

export const cases: readonly Case[] = rules.flatMap((rule): Case[] => {
  if (typeof rule.says === "string")
    return [{ rule, name: undefined, title: rule.id, bad: rule.bad as Example, inEditor: rule.inEditor === true }];
  const bad = rule.bad as unknown as Readonly<Record<string, Example>>;
  return Object.keys(rule.says).map((name) => {
    const example = bad[name];
    if (example === undefined) throw new Error(`${rule.id} has no bad example for '${name}'`);
    const inEditor = rule.inEditor === true || (Array.isArray(rule.inEditor) && rule.inEditor.includes(name));
    return { rule, name, title: `${rule.id} ${name}`, bad: example, inEditor };
  });
});
