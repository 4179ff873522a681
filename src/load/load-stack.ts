import { readFileSync } from "node:fs";
import type { Problem } from "../diagnostics/problem.js";
import { UserError } from "../diagnostics/user-error.js";
import { type Bundle, bundle } from "./bundle.js";
import type { MapOrigin } from "./positions.js";
import { run } from "./run.js";
import type { StackFile } from "./stack-file.js";

/** What `stack.ts` exports, not validated yet. */
export interface LoadedStack {
  readonly exported: unknown;
  readonly mapOrigin: MapOrigin;
  /** All that constructors made, used or not. */
  readonly made: readonly object[];
  /** The stack file and the files that it imports, packages not among them; relative to its folder. */
  readonly files: readonly string[];
}

/**
 * Bundles and runs a stack file.
 *
 * @throws UserError where it cannot be parsed or run, or where its default export is not a stack.
 */
export async function loadStack(file: StackFile): Promise<LoadedStack> {
  return runStack(await bundle(file), file);
}

/**
 * Runs a bundled stack.
 *
 * @param seconds as of `run`.
 * @throws UserError as `loadStack`.
 */
export async function runStack(bundled: Bundle, file: StackFile, seconds?: number): Promise<LoadedStack> {
  const { exports, mapOrigin, made } = await run(bundled, file, seconds);
  const { default: exported } = exports;
  if (kindOf(exported) !== "stack") throw new UserError(noStack(exported, file));
  return { exported, mapOrigin, made, files: bundled.files };
}

function noStack(exported: unknown, { path, name }: StackFile): Problem {
  const fix = "End the file with 'export default defineStack(…)'.";
  if (exported === undefined)
    return {
      severity: "error",
      message: `'${name}' has no default export`,
      position: { file: name, line: 1, column: 1 },
      fix,
    };
  return {
    severity: "error",
    message: `'${name}' exports ${nounOf(exported)} where a stack is expected`,
    position: { file: name, ...placeOfDefault(readFileSync(path, "utf8")) },
    fix,
  };
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}

function nounOf(value: unknown): string {
  const kind = kindOf(value);
  if (typeof kind === "string") return `a ${kind}`;
  if (value === null) return "null";
  if (value instanceof Promise) return "a promise";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** esbuild's source map has no entry for the words `export default`. */
function placeOfDefault(text: string): { readonly line: number; readonly column: number } {
  const before = text.slice(0, Math.max(0, text.search(/^export default\b/m))).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
