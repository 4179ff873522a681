import type { Rule } from "./rule.js";
import { rule as rex001 } from "./rules/REX001-hardening-not-last.js";
import { rule as rex002 } from "./rules/REX002-configured-not-deployed.js";
import { rule as rex003 } from "./rules/REX003-role-runs-twice.js";
import { rule as rex004 } from "./rules/REX004-connectivity-check-blocks.js";
import { rule as rex005 } from "./rules/REX005-image-floats.js";
import { rule as rex006 } from "./rules/REX006-network-collides.js";
import { rule as rex007 } from "./rules/REX007-provisioned-too-early.js";
import { rule as rex008 } from "./rules/REX008-postgresql-layout.js";
import { rule as rex009 } from "./rules/REX009-acceptance-does-not-hold.js";

/** All rules, by id. */
export const rules: readonly Rule[] = [rex001, rex002, rex003, rex004, rex005, rex006, rex007, rex008, rex009];
