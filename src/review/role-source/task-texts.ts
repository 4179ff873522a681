import { oncePer } from "../../model/once-per.js";
import type { Route } from "../finding.js";
import { isRecord, type Task } from "./task.js";

/** A text that stands in a task. */
export interface TaskText {
  readonly text: string;
  /** Route from the task. */
  readonly way: Route;
}

/** Every text in a task, in its order: the strings of its keywords, and of its module's arguments. */
export const textsInTask = oncePer(({ keys }: Task): readonly TaskText[] => textsIn(keys, []));

function textsIn(value: unknown, way: Route): readonly TaskText[] {
  if (typeof value === "string") return [{ text: value, way }];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => textsIn(item, [...way, index]));
  return isRecord(value) ? Object.entries(value).flatMap(([key, item]) => textsIn(item, [...way, key])) : [];
}
