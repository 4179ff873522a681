import { advisoriesFor } from "../facts/advisories.js";
import { parseImageReference } from "../model/image-reference.js";
import { versionOf } from "../model/version.js";

/** What is known of the way from one image to another. */
export interface ImageStep {
  /** Such as "major version up". */
  readonly kind: string;
  /** Why data may not be readable after it; none where nothing speaks for that. */
  readonly danger?: string;
  /** Holes that are closed or opened by it. */
  readonly security: readonly string[];
}

/** @returns nothing where both are the same. */
export function stepOf(before: string, after: string): ImageStep | undefined {
  if (before === after) return undefined;
  const [old, now] = [parseImageReference(before), parseImageReference(after)];
  if (!old.ok || !now.ok) return { kind: "another image", security: [] };
  const holes = (image: typeof now.reference) => new Map(advisoriesFor(image).map(({ id, lets }) => [id, lets]));
  const [had, has] = [holes(old.reference), holes(now.reference)];
  const security = [
    ...[...has].filter(([id]) => !had.has(id)).map(([id, lets]) => `${id} comes in: it lets ${lets}`),
    ...[...had].filter(([id]) => !has.has(id)).map(([id]) => `${id} is closed`),
  ];
  if (old.reference.familiar !== now.reference.familiar)
    return { kind: "another image", danger: "another maker's program may not read its data", security };
  const [from = "", to = ""] = [old.reference.tag, now.reference.tag];
  if (from === to) return { kind: "the same tag, other content", security };
  const kind = kindOf(versionOf(from), versionOf(to));
  const danger = dangerOf(kind, from, to);
  return { kind, ...(danger !== undefined && { danger }), security };
}

const levels = ["major", "minor", "patch"];

function kindOf(from: readonly number[], to: readonly number[]): string {
  if (from.length === 0 || to.length === 0) return "a tag without a version";
  const length = Math.max(from.length, to.length);
  const place = Array.from({ length }, (_, index) => (to[index] ?? 0) - (from[index] ?? 0));
  const first = place.findIndex((difference) => difference !== 0);
  if (first < 0) return "another variant of the same version";
  return `${levels[first] ?? "patch"} version ${(place[first] ?? 0) < 0 ? "down" : "up"}`;
}

function dangerOf(kind: string, from: string, to: string): string | undefined {
  if (kind.endsWith("down")) return "an older version may not read what the newer one wrote";
  if (kind === "major version up") return "a new major version may change its data for good, or not read the old";
  const isMusl = (tag: string) => /alpine/.test(tag);
  if (isMusl(from) !== isMusl(to))
    return "another C library sorts text differently, which breaks indexes of a database";
  return undefined;
}
