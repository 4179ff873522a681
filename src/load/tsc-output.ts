import type { Problem } from "../diagnostics/problem.js";
import { plainTypeError } from "./plain-type-error.js";
import { wayOutOf } from "./way-out.js";

/** `stack.ts(12,7): error TS2322: Type …`, or without a place. */
const headline = /^(?:(.+?)\((\d+),(\d+)\): )?error (TS\d+): (.*)$/;

/** A sentence of ours, as the compiler prints the type that carries it: of the design review, or of an option that is refused. */
const ours = /(?:DesignReview|Refused)<"((?:[^"\\]|\\.)*)">/g;

/** Reads what `tsc --pretty false` prints. */
export function problemsOf(output: string): readonly Problem[] {
  const errors = errorsIn(output);
  return errors
    .filter((error) => !followsFromImport(error, errors) && !followsFromCharacter(error, errors))
    .map(([head = "", ...chain]) => {
      const [, file, line, column, code = "", text = ""] = headline.exec(head) ?? [];
      return {
        severity: "error",
        ...told(code, text, chain),
        ...(file !== undefined && { position: { file, line: Number(line), column: Number(column) } }),
      };
    });
}

/** Whether a name is not there because its import is misspelt, which is told by itself. */
function followsFromImport([head = ""]: readonly string[], errors: readonly (readonly string[])[]): boolean {
  const name = /error TS(?:2304|2552): Cannot find name '(\w+)'/.exec(head)?.[1];
  return (
    name !== undefined &&
    errors.some(([other = ""]) => other.includes(`error TS2724: `) && other.includes(`Did you mean '${name}'?`))
  );
}

/** Whether a mistake in the grammar comes of a character that is none, earlier in its line. */
function followsFromCharacter([head = ""]: readonly string[], errors: readonly (readonly string[])[]): boolean {
  const lineOf = (text: string) => /^(.+?\(\d+),/.exec(text)?.[1];
  if (!/error TS1(?!127:)\d{3}:/.test(head)) return false;
  return errors.some(([other = ""]) => other.includes("error TS1127: ") && lineOf(other) === lineOf(head));
}

/** The lines of each error: its headline, and the chain of reasons below it. */
function errorsIn(output: string): readonly (readonly string[])[] {
  const errors: string[][] = [];
  for (const line of output.split(/\r?\n/)) {
    if (headline.test(line)) errors.push([line]);
    else if (line.trim() !== "") errors.at(-1)?.push(line.trim());
  }
  return errors;
}

/** The last sentence of the chain stands at the smallest leaf. */
function told(code: string, text: string, chain: readonly string[]): Pick<Problem, "id" | "message" | "why" | "fix"> {
  const quoted = [...[text, ...chain].join("\n").matchAll(ours)].at(-1)?.[1];
  if (quoted !== undefined) {
    const [, id, message = ""] = /^(REX\d+ )?(.*)$/s.exec(quoted.replace(/\\(.)/g, "$1")) ?? [];
    const option = /^there is no option '(\w+)' here$/.exec(message)?.[1];
    return {
      ...(id !== undefined && { id: id.trim() }),
      message,
      ...(option !== undefined && { fix: wayOutOf(option) }),
    };
  }
  const plain = plainTypeError(text, chain);
  if (plain !== undefined) return { id: code, ...plain };
  return {
    id: code,
    message: text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, ""),
    ...(chain.length > 0 && { why: chain.join(" ") }),
  };
}
