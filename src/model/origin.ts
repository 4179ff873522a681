import { noteMade } from "./made.js";
import { neverText } from "./never-text.js";

/** Where a value of the stack was written: the call of its constructor, in the code that ran. */
export interface Origin {
  /** File as the runtime names it: a path, or the URL of the bundle that `load` made. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** Hidden key under which a constructor leaves its origin; shared by every copy of this module. */
export const origin: unique symbol = Symbol.for("rexible.origin") as never;

export interface WithOrigin {
  readonly [origin]?: Origin;
}

/**
 * Marks `value` with the place that called `maker`, and keeps it from being turned into text.
 * Reading call sites costs about 5 µs; turning them into lines of stack.ts is left to whoever asks for one.
 */
export function markOrigin<T extends { readonly kind: string }>(
  value: T,
  maker: (...args: never[]) => unknown,
): T & WithOrigin {
  const site = callerOf(maker);
  if (site !== undefined) Object.defineProperty(value, origin, { value: site, enumerable: false });
  noteMade(value);
  return Object.freeze(neverText(value));
}

function callerOf(maker: (...args: never[]) => unknown): Origin | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: readonly NodeJS.CallSite[] } = {};
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, maker);
    const site = holder.stack?.[0];
    const file = site?.getFileName();
    if (site === undefined || typeof file !== "string") return undefined;
    return { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
