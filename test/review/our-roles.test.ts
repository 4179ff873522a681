import { expect, test } from "vitest";
import { readWholeRole } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { review } from "../../src/review/run.js";
import { report } from "./tools/changed-report.js";

// A review of a user's stack leaves these roles alone, so they are judged here.
test("the roles of Rexible break no rule", () => {
  const roles = Object.entries(readSources("/nowhere").roles).map(([name, files]) => readWholeRole(name, false, files));
  expect(roles.length).toBeGreaterThan(8);
  expect(review(report, roles)).toEqual([]);
});
