import type { Outcome } from "../../model/ansible/condition.js";
import { isRecord } from "../../model/ansible/data.js";
import type { Role } from "../../model/ansible/role.js";
import type { Block, Task } from "../../model/ansible/task.js";
import { type Definition, isSeenFrom } from "../../model/ansible/variable.js";
import { kindOfResult } from "./results.js";

/** What a way of a condition comes to, where it is no boolean for certain, such as "a list". */
export function noBoolean(outcome: Outcome, task: Task | Block, role: Role): string | undefined {
  if (outcome.kind === "value") return outcome.what;
  if (outcome.kind !== "read") return undefined;
  const { name, path } = outcome;
  const kinds = kindsOf(name, path, task, role, 0);
  const [first] = kinds;
  return first === undefined || kinds.some((kind) => kind === undefined || kind === "a boolean") ? undefined : first;
}

/** What each definition of a variable makes it; nothing where that is not known. */
function kindsOf(
  name: string,
  path: readonly string[],
  task: Task | Block,
  role: Role,
  depth: number,
): readonly (string | undefined)[] {
  const seen = role.definitions.filter((one) => one.name === name && isSeenFrom(one, task.file.path, task.route));
  return seen.map((definition) => kindOf(definition, path, task, role, depth));
}

function kindOf(
  { by, value, task: maker }: Definition,
  path: readonly string[],
  task: Task | Block,
  role: Role,
  depth: number,
): string | undefined {
  if (by === "register") return maker?.loop !== undefined && path.length === 0 ? "a result" : kindOfResult(path);
  if (by === "loop") {
    const kinds = Array.isArray(value)
      ? value.map((item: unknown) => kindOfValue(inside(item, path), task, role, depth))
      : [];
    return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
  }
  if (value === undefined) return undefined;
  return kindOfValue(inside(value, path), task, role, depth);
}

const absent = Symbol("absent");

function inside(value: unknown, path: readonly string[]): unknown {
  let part = value;
  for (const key of path) {
    if (Array.isArray(part)) part = part[Number(key)];
    else if (isRecord(part) && Object.hasOwn(part, key)) part = part[key];
    else return absent;
  }
  return part;
}

function kindOfValue(value: unknown, task: Task | Block, role: Role, depth: number): string | undefined {
  if (value === absent || value === undefined) return undefined;
  if (typeof value === "boolean") return "a boolean";
  if (typeof value === "number") return "a number";
  if (value === null) return "nothing";
  if (typeof value !== "string") return Array.isArray(value) ? "a list" : "a map";
  return /\{\{|\{%/.test(value) ? kindOfTemplate(value, task, role, depth) : "a text";
}

/** One expression keeps the kind of its value; anything more is a text. */
function kindOfTemplate(value: string, task: Task | Block, role: Role, depth: number): string | undefined {
  const outcomes = role.outcomesOf(value);
  if (outcomes === undefined) return undefined;
  if (depth > 5) return undefined;
  const kinds = outcomes.map((outcome) => {
    if (outcome.kind === "boolean") return "a boolean";
    if (outcome.kind === "value") return outcome.what;
    if (outcome.kind === "unknown") return undefined;
    const found = kindsOf(outcome.name, outcome.path, task, role, depth + 1);
    return found.length > 0 && found.every((kind) => kind === found[0]) ? found[0] : undefined;
  });
  return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
}
