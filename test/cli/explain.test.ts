import { expect, test, vi } from "vitest";
import { explain } from "../../src/commands/explain.js";
import { rules } from "../../src/review/registry.js";

test.each(rules)("explain $id tells all sentences and all examples", ({ id, says, bad }) => {
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  expect(explain(id)).toBe(0);
  const text = written.mock.calls.join("");
  written.mockRestore();

  const sentences = typeof says === "string" ? [says] : Object.values(says);
  for (const sentence of sentences) expect(text).toContain(sentence);
  expect(text.match(/^Not like this$/gm)).toHaveLength(typeof says === "string" ? 1 : Object.keys(bad).length);
});
