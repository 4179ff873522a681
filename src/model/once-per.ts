/**
 * Answers a question about a thing from one computation, however many ask. For things that never change, such as a
 * stack, a service or a role's source; the answer is forgotten with the thing.
 */
export function oncePer<Thing extends object, Answer>(answer: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, { readonly answer: Answer }>();
  return (thing) => {
    const found = known.get(thing) ?? { answer: answer(thing) };
    known.set(thing, found);
    return found.answer;
  };
}
