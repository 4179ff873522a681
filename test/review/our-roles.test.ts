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

test("no result of a task takes the name of a variable of the role, whose value would be gone from then on", () => {
  const taken = Object.entries(readSources("/nowhere").roles).flatMap(([name, files]) => {
    const { definitions } = readWholeRole(name, false, files);
    const said = new Set(definitions.filter(({ by }) => by === "vars" || by === "defaults").map((one) => one.name));
    return definitions
      .filter((one) => one.by === "register" && said.has(one.name))
      .map((one) => `${name}: ${one.name}`);
  });
  expect(taken).toEqual([]);
});
