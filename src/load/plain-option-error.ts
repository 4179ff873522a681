import { nearest } from "../model/nearest.js";
import type { PlainError } from "./plain-name-error.js";
import { isOptions, knownWordsOf } from "./words-of-types.js";

/** Options without which the whole is refused. */
export function missingOption(lines: readonly string[]): PlainError | undefined {
  for (const line of lines) {
    const [, option = "", owner = ""] =
      /^Property '(\w+)' is (?:missing|optional) in type .* but required in type '(.*?)'/s.exec(line) ?? [];
    if (isOptions(owner))
      return {
        message: `the option '${option}' is missing`,
        fix: `Write '${option}'; its documentation stands in the editor's list of options.`,
      };
    const [, whole = "", several = ""] =
      /^Type '\{.*\}' is missing the following properties from type '(.*?)': (.*?)\.?$/s.exec(line) ?? [];
    if (isOptions(whole) || whole.startsWith("{"))
      return {
        message: `options are missing: ${several.split(", ").sort(byName).join(", ")}`,
        fix: "Write them; their documentation stands in the editor's list of options.",
      };
  }
  return undefined;
}

/** An option that nobody takes, or options where there are none. */
export function unknownOption(text: string): PlainError | undefined {
  const [, option, type = "", meant] =
    /^Object literal may only specify known properties, (?:and|but) '([^']+)' does not exist in type '(.*?)'(?:\. Did you mean to write '(\w+)'\?)?\.?$/is.exec(
      text,
    ) ?? [];
  if (option === undefined) return undefined;
  if (/^(string \| )?Built\b/.test(type))
    return {
      message: "what stands here is no image",
      fix: 'Write the image as one text, with its tag: "ghcr.io/example/app:1.2.3"; or built(…) where it is built of your own files.',
    };
  const words = isOptions(type) || meant !== undefined ? undefined : knownWordsOf(type);
  if (words !== undefined) return { message: `options stand where ${words.noun} is expected`, fix: words.fix };
  if (!type.startsWith("{"))
    return {
      message: `there is no option '${option}' here${meant === undefined ? "" : ` (did you mean '${meant}'?)`}`,
      fix: "The options stand in the editor's list, with their documentation.",
    };
  // The two halves of an intersection may name the same.
  const options = [...new Set([...outermost(type).matchAll(/(\w+)\??: /g)].map(([, name = ""]) => name))];
  const near = nearest(option, options);
  return {
    message: `there is no option '${option}' here${near === undefined ? "" : ` (did you mean '${near}'?)`}`,
    fix: options.length === 0 ? "It takes no options." : `Options here: ${options.join(", ")}.`,
  };
}

/** An option that is given twice. */
export function repeatedOption(text: string): PlainError | undefined {
  return text.startsWith("An object literal cannot have multiple properties with the same name")
    ? { message: "this option stands here a second time", fix: "Keep one of the two." }
    : undefined;
}

/** What stands between the outermost braces of a type, without what stands in further ones. */
function outermost(type: string): string {
  const inner = /\{[^{}]*\}/g;
  let text = type.replace(/^\{|\}[^{}]*$/g, "");
  while (inner.test(text)) text = text.replace(inner, "");
  return text;
}

/** Each compiler has an order of its own; "and 2 more" stays the last. */
function byName(one: string, other: string): number {
  return Number(one.startsWith("and ")) - Number(other.startsWith("and ")) || one.localeCompare(other);
}
