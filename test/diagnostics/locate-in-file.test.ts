import { expect, test } from "vitest";
import { openFileLocator } from "../../src/diagnostics/locate-in-file.js";

/** A place of a hand-written file. */
function at(file: string, text: string, route: readonly (string | number)[]) {
  return { file: { path: file, file, text }, route };
}

test("places of several files are each found in its own text, in any order and whatever the files are called", () => {
  const locate = openFileLocator();
  const [one, other] = ["a: 1\nb: 2\n", "- c\n- d: 3\n"];
  const places = [at("one", one, ["b"]), at("other", other, [1, "d"]), at("one", one, ["b"]), at("one", other, [0])];
  expect(places.map(locate).map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    "one:2:4",
    "other:2:6",
    "one:2:4",
    "one:1:3",
  ]);
});
