/** Runs a task as soon as there is room for it. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Makes a gate that lets at most `limit` tasks run at once; the others wait their turn, in order.
 *
 * @example const gate = limitConcurrency(8); await Promise.all(urls.map((url) => gate(() => fetch(url))));
 */
export function limitConcurrency(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
