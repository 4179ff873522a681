import type { FilePlace, Route } from "./place.js";

/** A container that the source of a role declares in a task or a quadlet, or starts by a command line; those of Compose files are applications. */
export interface DeclaredContainer {
  readonly from: "module" | "command" | "unit";
  readonly name: string;
  /** Whether it goes on in the background, and not only for as long as a task or a command waits for it. */
  readonly serves: boolean;
  /** What Compose calls it: `image`, `ports`, `volumes`, `privileged`, … */
  readonly keys: Readonly<Record<string, unknown>>;
  /** The place of one of its keys, and of a part of that. */
  readonly at: (...route: Route) => FilePlace;
}

/** The texts of a list in a container, each with its index. */
export function textsOfKey({ keys }: DeclaredContainer, key: string): readonly (readonly [number, string])[] {
  const list = keys[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) =>
    typeof entry === "string" || typeof entry === "number" ? [[index, String(entry)] as const] : [],
  );
}
