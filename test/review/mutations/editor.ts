import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findStackFile } from "../../../src/load/stack-file.js";
import { typecheck } from "../../../src/load/typecheck.js";
import { asFunctionBody, imports } from "./input.js";
import type { Judged } from "./judged.js";
import type { Mutation } from "./mutation.js";
import { type Outcome, outcomeFrom } from "./outcome.js";

/** As many programs as the compiler is given at once. */
const atOnce = 400;

/** What is said of parameters without types: the programs here are run as they stand, so they have none. */
const untyped = ["TS7005", "TS7006", "TS7031", "TS7034", "TS7053"];

/** What an editor judges: the text of a stack in which the mistake is a literal, or in which there is none. */
export function isForEditor({ label, input }: Mutation): boolean {
  const { from, ...rest } = input();
  return (label.is === "harmless" || label.inEditor === true) && from === "text" && !("roles" in rest);
}

/** What the compiler says of each program, as outcomes with a place of their own. */
export async function outcomesInEditor(mutations: readonly Mutation[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let first = 0; first < mutations.length; first += atOnce) {
    const some = mutations.slice(first, first + atOnce);
    const judged = await judgedTogether(some.map(textOf));
    outcomes.push(...some.map((mutation, index) => outcomeIn(mutation, judged[index] ?? { spoke: [], messages: [] })));
  }
  return outcomes;
}

function outcomeIn(mutation: Mutation, judged: Judged): Outcome {
  const { label, place } = mutation;
  // Any word of the compiler is a refusal: plain type errors are none of a rule.
  const anyRule = label.is === "harmless" ? label : { is: label.is, refusedBy: label.refusedBy };
  return outcomeFrom({ ...mutation, label: anyRule, place: `${place}, in the editor` }, judged);
}

function textOf({ input }: Mutation): string {
  const given = input();
  return given.from === "text" ? given.text : "";
}

/** Each program is a function of one file, so that the compiler reads the language once. */
async function judgedTogether(texts: readonly string[]): Promise<readonly Judged[]> {
  const parts = texts.map(
    (text, index) => `export function stack${index}() {\n${asFunctionBody(text, undefined)}\n}\n`,
  );
  const ranges: { readonly after: number; readonly last: number }[] = [];
  for (const part of parts) {
    const after = ranges.at(-1)?.last ?? linesIn(imports);
    ranges.push({ after, last: after + linesIn(part) });
  }
  const folder = mkdtempSync(join(tmpdir(), "rexible-editor-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "stack.ts"), imports + parts.join(""));
    const problems = await typecheck(findStackFile(join(folder, "stack.ts")));
    const said = problems.filter(({ id = "" }) => !untyped.includes(id));
    return ranges.map(({ after, last }) => {
      const own = said.filter(({ position }) => position && position.line > after && position.line <= last);
      return {
        spoke: [...new Set(own.map(({ id = "" }) => id))],
        messages: own.map(({ id = "", message }) => `${id} ${message}`),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}
