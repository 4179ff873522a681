import { expect, test } from "vitest";
import { oncePer } from "../../src/model/once-per.js";

test("an answer is computed once per thing, also where there is none", () => {
  const asked: string[] = [];
  const lengthOf = oncePer(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === "" ? undefined : name.length;
  });
  const [one, equal, nameless] = [{ name: "one" }, { name: "one" }, { name: "" }];
  expect([one, equal, one, nameless, nameless].map(lengthOf)).toEqual([3, 3, 3, undefined, undefined]);
  expect(asked).toEqual(["one", "one", ""]);
});

test("a question that failed is asked again", () => {
  let fails = true;
  const answer = oncePer(() => {
    if (fails) throw new Error("not yet");
    return 1;
  });
  const thing = {};
  expect(() => answer(thing)).toThrow("not yet");
  fails = false;
  expect(answer(thing)).toBe(1);
});
