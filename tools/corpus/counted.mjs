/** How often each word stands in a list, the most frequent first. */
export function counted(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one, many], [other, few]) => few - many || (one < other ? -1 : 1)));
}
