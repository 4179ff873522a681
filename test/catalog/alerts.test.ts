import { expect, it } from "vitest";
import { alertRules } from "../../src/catalog/grafana-alerts.js";

const rules = alertRules("Stack").groups.flatMap(({ rules }) => rules);

it.each(rules.map((rule) => [rule.title, rule] as const))(
  "alert '%s' has a value when nothing is measured",
  (_, rule) => {
    expect(rule.data[0]?.model).toHaveProperty("expr", expect.stringMatching(/ or vector\(0\)$/));
  },
);

it("gives each rule a uid of its own", () => {
  expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
});
