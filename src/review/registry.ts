import * as all from "./all-rules.js";
import type { Rule } from "./rule.js";

/** All rules, by id. */
export const rules: readonly Rule[] = Object.values<Rule>(all).sort((one, other) => (one.id < other.id ? -1 : 1));
