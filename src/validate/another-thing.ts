import type { z } from "zod";

/** What is said of a thing of the stack that stands where no form of a value takes it; nothing of any other value. */
export function anotherThing({ errors, path }: z.core.$ZodIssueInvalidUnion, whole: unknown): string | undefined {
  const there = path.reduce<unknown>(
    (thing, part) => (thing as Record<PropertyKey, unknown> | undefined)?.[part],
    whole,
  );
  if (typeof there !== "object" || there === null || !("kind" in there) || !("name" in there)) return undefined;
  const takesText = errors.flat().some((issue) => issue.code === "invalid_type" && issue.expected === "string");
  return there.kind === "secret" && takesText
    ? `secret '${there.name}' stands where everyone can read the value: give it under 'secrets', by the name of the variable`
    : `${there.kind} '${there.name}' cannot stand here`;
}
