import { type ImageReference, parseImageReference } from "../../../src/model/image-reference.js";

/** The reference that a text means; a text that means none is a mistake of the test. */
export function reference(text: string): ImageReference {
  const parsed = parseImageReference(text);
  if (!parsed.ok) throw new Error(parsed.problem.says);
  return parsed.reference;
}
