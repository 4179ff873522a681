import { runBy } from "../../../model/shell/wrappers.js";
import { codeAsks, codeForgives, codeIn } from "./code.js";
import { tellingOf } from "./programs.js";
import { type SimpleCommand, type Weight, weightOfScript } from "./script.js";

/**
 * What a probe comes to: "idle" where it asks the service nothing, "lost" where it asks, and ends well whatever the
 * answer is; none where its end depends on the service.
 */
export function idlenessOf(test: readonly string[]): Exclude<Weight, "asks"> | undefined {
  const weight = weightOfWords(test, undefined, 0);
  return weight === "asks" ? undefined : weight;
}

/** Scripts in scripts are read so far. */
const deepest = 8;

function weightOfWords(words: readonly string[], before: Weight | undefined, depth: number): Weight {
  const [first = "", ...rest] = words;
  if (depth > deepest || first === "") return "asks";
  const name = first.split("/").at(-1) ?? "";
  const runs = runBy(
    name,
    rest.map((text) => ({ text, isKnown: true })),
  );
  if (runs !== undefined && "script" in runs)
    return weightOfScript(runs.script.text, isStrict(rest), (command, ...around) =>
      weightOfCommand(command, ...around, depth + 1),
    );
  if (runs !== undefined && name !== "find" && name !== "trap")
    return weightOfWords(
      runs.words.map(({ text }) => text),
      before,
      depth + 1,
    );
  const program = codeIn(words);
  if (program !== undefined) {
    if (!codeAsks(program.code)) return "idle";
    return codeForgives(program.code, program.language) ? "lost" : "asks";
  }
  const telling = tellingOf(words);
  if (before !== undefined && filters.test(name)) return before;
  return telling === "status" ? "asks" : telling === "output" ? "lost" : "idle";
}

function isStrict(options: readonly string[]): boolean {
  return options.some((word) => /^-[a-z]*e[a-z]*$/.test(word));
}

/** Programs that judge what is piped into them: by that alone they say something. */
const filters = /^(?:[ef]?grep|rg|[gmn]?awk|jq|yq|xargs|read|python3?|perl|cmp|diff)$/;

function weightOfCommand(
  { words, redirects }: SimpleCommand,
  before: Weight | undefined,
  asked: boolean,
  depth: number,
): Weight {
  const texts = words.map(({ text }) => text);
  if ([...texts, ...redirects].some((text) => text.includes("/dev/tcp/") || text.includes("/dev/udp/"))) return "asks";
  const start = texts.findIndex((text) => !/^[A-Za-z_]\w*=/.test(text));
  const inner = words.flatMap(({ scripts }) => scripts).map(({ text }) => weightOfInner(text, depth + 1));
  // What is printed by what asks is what is judged, or put into a variable.
  const [program = ""] = start < 0 ? [] : texts.slice(start);
  if (start < 0 || /^(?:test|\[\[?|case|export|local)$/.test(program))
    return inner.some((weight) => weight !== "idle") || (asked && texts.some((text) => /\$/.test(text)))
      ? "asks"
      : "idle";
  // What was lost in a pipe may be found by what reads it.
  const piped = before === "lost" ? "asks" : before;
  const weight = weightOfWords(texts.slice(start), piped, depth);
  return weight === "idle" && inner.some((one) => one !== "idle") ? "lost" : weight;
}

function weightOfInner(script: string, depth: number): Weight {
  return depth > deepest
    ? "asks"
    : weightOfScript(script, false, (command, ...around) => weightOfCommand(command, ...around, depth));
}
