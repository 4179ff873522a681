/** Says on standard error what the preparation is doing: it may take minutes, and silence looks like a hang. */
export function say(sentence: string): void {
  process.stderr.write(`host-test: ${sentence}\n`);
}

/** Says what is being done, does it, and says how long it took. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`);
  const begun = performance.now();
  const result = await work();
  say(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}
