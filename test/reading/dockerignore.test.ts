import { expect, test } from "vitest";
import { ignoredBy } from "../../src/reading/dockerignore.js";
import { ignored } from "../roles/ignored-files.js";

test.each(ignored)("a context that ignores $patterns", ({ patterns, there, sent }) => {
  const isIgnored = ignoredBy(patterns.join("\n"));
  expect(there.filter((path) => !isIgnored(path)).sort()).toEqual([...sent].sort());
});
