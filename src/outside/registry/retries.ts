// Asks again where that may help, and never sooner than the registry allows.
import { setTimeout as sleep } from "node:timers/promises";
import type { Gate } from "./limit-concurrency.js";
import type { Reply, Request, Send } from "./transport.js";
import { isPassing } from "./trouble.js";

export interface Patience {
  /** How often one request is sent at most. */
  readonly attempts: number;
  /** The wait after the first attempt; each further one doubles it. */
  readonly firstWaitMilliseconds: number;
  /** No wait is longer. A registry that asks for a longer one is not asked again. */
  readonly longestWaitMilliseconds: number;
}

export const defaultPatience: Patience = {
  attempts: 4,
  firstWaitMilliseconds: 500,
  longestWaitMilliseconds: 60_000,
};

/**
 * Wraps the requests to one registry. An answer 429 makes all of them wait, not only the one that got it: a registry
 * counts requests by client. When it asks for too long a wait, the others get the same answer without being sent.
 */
export function retry(send: Send, gate: Gate, patience: Patience): Send {
  // By the monotonic clock: a wait must not grow by an hour because the clock of the machine was set back.
  let limit: { readonly until: number; readonly reply: Reply } | undefined;
  const quietTime = () => Math.max(0, (limit?.until ?? 0) - performance.now());

  const sendUnlessQuiet = async (request: Request, attempt: number): Promise<Reply | undefined> => {
    if (quietTime() > 0) return undefined;
    const reply = await send(request);
    const wait = waitAfter(attempt, reply, patience);
    if (isLimited(reply) && wait > quietTime()) limit = { until: performance.now() + wait, reply };
    return reply;
  };

  const sendWhenAllowed = async (request: Request, attempt: number): Promise<Reply> => {
    for (;;) {
      if (limit && quietTime() > patience.longestWaitMilliseconds) return limit.reply;
      if (quietTime() > 0) await sleep(quietTime());
      // The limit may be reached while a request waits at the gate.
      const reply = await gate(() => sendUnlessQuiet(request, attempt));
      if (reply !== undefined) return reply;
    }
  };

  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await sendWhenAllowed(request, attempt);
      if (attempt >= patience.attempts || !mayPass(reply)) return reply;
      if (isLimited(reply)) continue;
      const wait = waitAfter(attempt, reply, patience);
      if (wait > patience.longestWaitMilliseconds) return reply;
      await sleep(wait);
    }
  };
}

/** Seconds that an answer asks to wait, from `Retry-After`: a number of seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(reply: Reply, now = Date.now()): number | undefined {
  const written = reply.kind === "answer" ? reply.headers["retry-after"]?.trim() : undefined;
  if (written === undefined) return undefined;
  if (/^\d+$/.test(written)) return Number(written);
  const date = Date.parse(written);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

function mayPass(reply: Reply): boolean {
  return reply.kind === "trouble" ? isPassing(reply) : reply.status >= 500 || isLimited(reply);
}

function isLimited(reply: Reply): boolean {
  return reply.kind === "answer" && reply.status === 429;
}

function waitAfter(attempt: number, reply: Reply, patience: Patience): number {
  const asked = readRetryAfter(reply);
  if (asked !== undefined) return asked * 1000;
  const wait = patience.firstWaitMilliseconds * 2 ** (attempt - 1);
  // The chance keeps many waiting requests from coming back in the same instant.
  return Math.min(wait, patience.longestWaitMilliseconds) * (0.75 + Math.random() / 4);
}
