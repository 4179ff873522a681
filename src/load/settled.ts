/** The stack's own code kept the build from going on. */
export class Stopped extends Error {}

/** It went on for too long. */
export class TooLong extends Error {
  constructor(readonly seconds: number) {
    super();
  }
}

/**
 * Waits for a module of the user's; unlike a bare `await`, it hears of an end that would otherwise be silent.
 *
 * @param seconds how long it may take, 0 for ever; code that never lets go cannot be stopped from here.
 * @throws Stopped where it ends the process or waits for ever; TooLong where it goes on for longer; whatever it throws or rejects with.
 */
export async function settled<T>(start: () => Promise<T>, seconds: number): Promise<T> {
  const { exit } = process;
  const watch = { stuck: () => {}, rejected: (_reason: unknown) => {}, timer: setTimeout(() => {}, 0) };
  try {
    return await new Promise<T>((resolve, reject) => {
      watch.rejected = reject;
      watch.stuck = () => reject(new Stopped("waits for a promise that never settles"));
      if (seconds > 0) watch.timer = setTimeout(() => reject(new TooLong(seconds)), seconds * 1000);
      // The timer alone must not keep the process alive: an empty event loop is the proof that nothing will settle.
      watch.timer.unref();
      process.once("beforeExit", watch.stuck);
      process.on("unhandledRejection", watch.rejected);
      process.on("uncaughtException", watch.rejected);
      process.exit = (code) => {
        const stopped = new Stopped(`ends the process with 'process.exit(${code ?? ""})'`);
        reject(stopped);
        throw stopped;
      };
      start().then(resolve, reject);
    });
  } finally {
    process.exit = exit;
    process.off("beforeExit", watch.stuck);
    process.off("unhandledRejection", watch.rejected);
    process.off("uncaughtException", watch.rejected);
    clearTimeout(watch.timer);
  }
}
