import type { Problem } from "../diagnostics/problem.js";
import { type Context, failureOf } from "./failure.js";

/**
 * The stack's code that this process runs. Timers and promises of it outlive its reading, so what they throw reaches
 * nobody but the process itself.
 */
const running: { context?: Context; isBeingRead: boolean; late?: { readonly error: unknown } } = { isBeingRead: false };

/** Reads the stack's code; until that has ended, the reader hears of what it throws. */
export async function whileRead<T>(context: Context, read: () => Promise<T>): Promise<T> {
  running.context = context;
  running.isBeingRead = true;
  try {
    return await read();
  } finally {
    running.isBeingRead = false;
  }
}

/** Runs a command that ends early where something is thrown that nobody waits for. */
export async function orLateFailure<T>(command: () => T | Promise<T>): Promise<T> {
  let stop = (): void => {};
  const late = new Promise<never>((_, reject) => {
    const hear = (error: unknown): void => {
      if (running.isBeingRead) return;
      running.late ??= { error };
      reject(error);
    };
    process.on("unhandledRejection", hear);
    process.on("uncaughtException", hear);
    stop = () => void process.off("unhandledRejection", hear).off("uncaughtException", hear);
  });
  try {
    return await Promise.race([command(), late]);
  } finally {
    stop();
  }
}

/**
 * Lets what the stack left running have its turn: Node may come from the stack to the end of the review without one.
 *
 * @throws whatever was thrown meanwhile or before.
 */
export async function afterLateFailures(): Promise<void> {
  // A timer of the stack that is due comes before one that is set now.
  await new Promise((resolve) => void setTimeout(resolve, 1));
  if (running.late !== undefined) throw running.late.error;
}

/** What was thrown late, told as a mistake of the stack; none where its code has no part in it. */
export function problemOfLate(error: unknown): Problem | undefined {
  const { context } = running;
  if (context === undefined || (error instanceof Error && !error.stack?.includes(context.address))) return undefined;
  return failureOf(error, context);
}
