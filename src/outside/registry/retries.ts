// Asks again where that may help, and never sooner than the registry allows.
import { setTimeout as sleep } from "node:timers/promises";
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
 * Wraps the requests to one registry. An answer 429 makes all of them wait, not only the one that got it:
 * a registry counts requests by client.
 */
export function retry(send: Send, patience: Patience): Send {
  let quietUntil = 0;
  return async (request: Request) => {
    for (let attempt = 1; ; attempt += 1) {
      while (quietUntil > Date.now()) await sleep(quietUntil - Date.now());
      const reply = await send(request);
      const wait = waitBefore(attempt + 1, reply, patience);
      if (wait === undefined) return reply;
      if (reply.kind === "answer" && reply.status === 429) quietUntil = Math.max(quietUntil, Date.now() + wait);
      else await sleep(wait);
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

function waitBefore(attempt: number, reply: Reply, patience: Patience): number | undefined {
  const mayPass = reply.kind === "trouble" ? isPassing(reply) : reply.status === 429 || reply.status >= 500;
  if (!mayPass || attempt > patience.attempts) return undefined;
  const asked = readRetryAfter(reply);
  if (asked !== undefined) return asked * 1000 <= patience.longestWaitMilliseconds ? asked * 1000 : undefined;
  const wait = patience.firstWaitMilliseconds * 2 ** (attempt - 2);
  // The chance keeps many waiting requests from coming back in the same instant.
  return Math.min(wait, patience.longestWaitMilliseconds) * (0.75 + Math.random() / 4);
}
