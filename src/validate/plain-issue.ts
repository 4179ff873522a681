import type { z } from "zod";

/** What zod calls the forms of values, as people call them. */
const nouns: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
  function: "a function",
  null: "nothing",
};

const nounOf = (form: string): string => nouns[form] ?? `'${form}'`;

/** Says what a schema refused without a sentence of its own. */
export function plainIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type": {
      const received = / received (\w+)$/.exec(issue.message)?.[1];
      if (received === undefined) return lowerFirst(issue.message);
      return received === "undefined"
        ? `it is missing: ${nounOf(issue.expected)} belongs here`
        : `${nounOf(issue.expected)} belongs here, and there is ${received === "NaN" ? "no number" : nounOf(received)}`;
    }
    case "invalid_value":
      return /^Invalid (?:option|input)/.test(issue.message)
        ? `write ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`
        : lowerFirst(issue.message);
    case "too_small":
      return /^Too small/.test(issue.message)
        ? bound(issue.origin, issue.minimum, issue.inclusive, "least")
        : lowerFirst(issue.message);
    case "too_big":
      return /^Too big/.test(issue.message)
        ? bound(issue.origin, issue.maximum, issue.inclusive, "most")
        : lowerFirst(issue.message);
    default:
      return lowerFirst(issue.message);
  }
}

function bound(origin: string, limit: number | bigint, inclusive: boolean | undefined, end: "least" | "most"): string {
  if (origin === "string" || origin === "array" || origin === "record" || origin === "set") {
    if (end === "least" && Number(limit) <= 1) return "it is empty";
    return `it has at ${end} ${limit} ${origin === "string" ? "characters" : "entries"}`;
  }
  if (inclusive !== false) return `the number is at ${end} ${limit}`;
  return `the number is ${end === "least" ? "more" : "less"} than ${limit}`;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
