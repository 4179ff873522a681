import { wrongCount } from "./plain-argument-error.js";
import { type PlainError, plainNameError } from "./plain-name-error.js";
import { missingOption, repeatedOption, unknownOption } from "./plain-option-error.js";
import { nameOf, wordsOf } from "./words-of-types.js";

/**
 * Says in our words what is wrong at a type of ours; nothing of any other error.
 *
 * @param text the error's headline, as in "Type 'string' is not assignable to type 'Exposure'."
 * @param chain the lines below it.
 */
export function plainTypeError(text: string, chain: readonly string[]): PlainError | undefined {
  const option =
    missingOption([text, ...chain]) ??
    unknownOption(text) ??
    repeatedOption(text) ??
    wrongCount(text) ??
    plainNameError(text);
  if (option !== undefined) return option;
  const [, is, wanted] =
    /^(?:Type|Argument of type) '(.*)' is not assignable to (?:type|parameter of type) '(.*?)'(?: with .*)?\.?/s.exec(
      text,
    ) ??
    /^Type '(.*)' (?:is missing the following properties from|has no properties in common with) type '(.*?)'/s.exec(
      text,
    ) ??
    [];
  if (is === undefined || wanted === undefined) return undefined;
  const expected = wanted.replace(/^undefined \| | \| undefined$/g, "");
  // Of two lists, their entries differ.
  const [entry, expectedEntry] = [is, expected].map((type) => /^(?:readonly )?\(?(.*?)\)?\[\]$/s.exec(type)?.[1]);
  if (entry !== undefined && expectedEntry !== undefined)
    return plainTypeError(`Type '${entry}' is not assignable to type '${expectedEntry}'.`, []);
  // Of the probes that it may be, TypeScript tells of one that was not meant.
  const [, asTest] = (/^\(?(Healthcheck|HttpProbe)\b/.test(expected) && /^\{ test: (.+?);/.exec(is)) || [];
  if (asTest !== undefined)
    return plainTypeError(`Type '${asTest}' is not assignable to type 'readonly [string, ...string[]]'.`, []);
  const what = nameOf(is);
  if (what === undefined) return undefined;
  if (/^Secret</.test(is) && /^(Value|TextValue)\b/.test(expected))
    return {
      message: `${what} stands where everyone can read the value`,
      fix: "Give it under 'secrets', by the name of the variable: the service gets a file that it alone can read.",
    };
  if (/^Value\b/.test(expected))
    return {
      message: `${what} stands where a value is expected`,
      fix: "Write a text, a number, true or false; leave out what has no value.",
    };
  const words = wordsOf(expected);
  // What is wrong with options that stand where options are expected is told by the lines below.
  if (words === undefined || (is.startsWith("{") && words.noun === "options")) return undefined;
  return {
    message: `${what} stands where ${words.noun} ${/^(options|keys)|s by their names$/.test(words.noun) ? "are" : "is"} expected`,
    fix: nearerFix(is, expected) ?? words.fix,
  };
}

/** What to write where the value is nearly what is expected. */
function nearerFix(is: string, expected: string): string | undefined {
  if (/^\(.*\) => /s.test(is)) return "Call it, with '()' behind its name.";
  if (/^Service</.test(is) && /^Step\b/.test(expected)) return "Write what is done with it, such as 'configure(…)'.";
  if (/^Database\b/.test(is) && /^Service\b/.test(expected)) return "Name its engine, the service that holds it.";
  return undefined;
}
