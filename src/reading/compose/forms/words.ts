import { type Leaf, leaf, list, partOf } from "../../placed.js";
import { type Form, refusal, textOf } from "../shape.js";

/** A command as one text: the words that Compose makes of it. It ends at an operator of the shell, for no shell reads it. */
export const words: Form = (value, { tell }) => {
  const text = textOf(value);
  if (value.kind !== "leaf" || text === undefined) return value;
  const found = wordsOf(text);
  if (found !== undefined)
    return list(
      found.map((word) => leafOf(value, text, word)),
      value.place,
    );
  tell(
    refusal(
      value.place,
      "the command has an open quote or a bare parenthesis",
      "Write the command as a list of words.",
    ),
  );
  return value;
};

/** A probe as one text, which a shell runs. */
export const probe: Form = (value) => {
  if (value.kind !== "leaf" || textOf(value) === undefined) return value;
  return list([leaf("CMD-SHELL", value.place), value], value.place);
};

/** The words of a command as it is written, variables of the shell not replaced; nothing where Compose would refuse it. */
export function writtenWords(text: string): readonly string[] | undefined {
  return wordsOf(text)?.map((word) => word.text);
}

interface Word {
  readonly text: string;
  /** Place of its first character in the text. */
  readonly at: number;
}

function leafOf(value: Leaf, whole: string, { text, at }: Word): Leaf {
  if (whole.startsWith(text, at)) return partOf(value, text, at);
  const { column: _, ...rest } = value;
  return partOf(rest, text, at);
}

/** The words of a text; nothing where Compose would refuse it. Source: mattn/go-shellwords 1.0.12. */
function wordsOf(text: string): readonly Word[] | undefined {
  const found: Word[] = [];
  let word: { text: string; at: number } | undefined;
  let quote = "";
  const add = (letter: string, at: number) => {
    word ??= { text: "", at };
    word.text += letter;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === "\\" && quote !== "'") {
      at += 1;
      if (at === text.length) return undefined;
      add(text.charAt(at), at);
    } else if (quote !== "" && letter !== quote) add(letter, at);
    else if (/\s/.test(letter)) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (letter === '"' || letter === "'") {
      quote = quote === "" ? letter : "";
      add("", quote === "" ? at : at + 1);
    } else if (letter === "`" || letter === ")") {
      // A command inside of the command stays as it is written.
      quote = quote === "" ? letter : "";
      if (letter === ")" && quote !== "") return undefined;
      add(letter, at);
    } else if (letter === "(") {
      if (word?.text.endsWith("$") !== true) return undefined;
      quote = ")";
      add(letter, at);
    } else if (/[;&|<>]/.test(letter)) {
      if (letter === ">" && /^\d/.test(word?.text ?? "")) word = undefined;
      break;
    } else add(letter, at);
  }
  if (word !== undefined) found.push(word);
  return quote === "" ? found : undefined;
}
