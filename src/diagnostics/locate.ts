import type { Stack } from "../model/stack.js";
import { type Finding, isInFile, type Place, type Route } from "../review/finding.js";
import { openFileLocator } from "./locate-in-file.js";
import type { Position, Problem } from "./problem.js";
import type { SourceTexts } from "./source-texts.js";

/**
 * Turns the findings of a review into problems with positions. A parser is loaded only where there is something to find.
 *
 * @param texts texts of the stack's files, by the names that `origins` gives them.
 */
export async function problemsOfFindings(
  findings: readonly Finding[],
  { origins }: Pick<Stack, "origins">,
  texts: SourceTexts,
): Promise<readonly Problem[]> {
  if (findings.length === 0) return [];
  const locate = await openLocator({ origins }, texts);
  return findings.map(
    ({ id, level, message, why, fix, near, mend, at, related }): Problem => ({
      severity: level,
      id,
      message,
      ...locate(at),
      related: related.map(({ says, at: place }) => ({ message: says, ...locate(place) })),
      why,
      fix,
      ...(near !== undefined && { near }),
      ...(mend !== undefined && { mendable: true }),
      more: `rexible explain ${id}`,
    }),
  );
}

/**
 * Loads the parser and gives a function that finds places; without a position where nothing on the route is known.
 *
 * @example const locate = await openLocator(stack, texts); locate(["services", "redis", "image"])
 */
export async function openLocator(
  { origins }: Pick<Stack, "origins">,
  texts: SourceTexts,
): Promise<(place: Place) => { readonly position?: Position }> {
  const { locatorIn } = await import("./locate-in-stack.js");
  const locator = locatorIn(texts);
  const locateInFile = openFileLocator();
  return (place) => {
    if (isInFile(place)) return { position: locateInFile(place) };
    const found = originOf(origins, place);
    return found === undefined ? {} : { position: locator.locate(found.origin, found.rest) };
  };
}

/** The nearest thing on the route whose constructor is known, and the rest of the way. */
export function originOf(origins: Stack["origins"], route: Route) {
  for (let length = route.length; length >= 0; length--) {
    const origin = origins[route.slice(0, length).join(".")];
    if (origin !== undefined) return { origin, rest: asWritten(route.slice(length)) };
  }
  return undefined;
}

/** Where the model names a thing otherwise than the language does. */
function asWritten(route: Route): Route {
  return route.filter((step, index) => !(index === 0 && step === "waves"));
}
