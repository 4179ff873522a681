import type { Route } from "../../model/ansible/place.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import type { Text } from "../../model/ansible/text.js";
import { outcomesOf } from "./condition.js";
import { foreignIn, readsIn } from "./jinja.js";
import { readsOf } from "./jinja-reads.js";

/** Keys of a task whose value is an expression without braces. */
const conditions = new Set(["when", "changed_when", "failed_when", "until"]);

/** Every text below a value, in its order, with what Jinja reads in it. */
export function textsBelow(file: RoleFile, value: unknown, route: Route, below = 0): readonly Text[] {
  const found: Text[] = [];
  const walk = (part: unknown, way: Route): void => {
    if (typeof part === "string") found.push(textAt(file, part, way, below));
    else if (Array.isArray(part)) for (const [index, item] of part.entries()) walk(item, [...way, index]);
    else if (typeof part === "object" && part !== null)
      for (const [key, item] of Object.entries(part)) walk(item, [...way, key]);
  };
  walk(value, route);
  return found;
}

function textAt(file: RoleFile, text: string, route: Route, below: number): Text {
  if (file.tags[JSON.stringify(route)] !== undefined)
    return { text, route, isExpression: false, reads: [], foreign: [] };
  const way = route.slice(below);
  const isAsked = isCondition(way);
  const isNamed = way.at(-1) === "var" && way.some((step) => /(^|\.)debug$/.test(String(step)));
  const isExpression = (isAsked || isNamed) && !text.includes("{{");
  return {
    text,
    route,
    isExpression,
    ...(isAsked && { outcomes: outcomesOf(text) }),
    reads: isExpression ? readsOf(text) : readsIn(text),
    foreign: foreignIn(text),
  };
}

function isCondition(way: Route): boolean {
  const isAssertion = way.includes("that") && way.some((step) => /(^|\.)assert$/.test(String(step)));
  return isAssertion || way.some((step) => conditions.has(String(step)));
}
