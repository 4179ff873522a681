import type { Built } from "./service/built.js";
import type { Stack } from "./stack.js";
import { deployedServices } from "./waves.js";

/** The name of an image that is built, with a word in place of its tag. The registry is none, so nobody can put another there. */
export function nameOfBuilt(stack: string, service: string): string {
  return `localhost/${stack}/${service}:${unknownTag}`;
}

/** A deployment works the tag out. */
const unknownTag = "built";

/** The name without its tag, and that of the variable of `.env` with the tag. */
export function builtImage(image: string): { readonly name: string; readonly variable: string } {
  const name = image.slice(0, -`:${unknownTag}`.length);
  const [service = ""] = name.split("/").slice(-1);
  return { name, variable: `TAG_OF_${service.toUpperCase().replaceAll("-", "_")}` };
}

/** Each image that is built once, in the order of the stack. */
export function builtImagesOf(stack: Stack) {
  const all = deployedServices(stack).flatMap(({ service: { image, built } }) =>
    built === undefined ? [] : [[image, built] as const],
  );
  return [...new Map<string, Built>(all)].map(([image, { context, dockerfile, target = "", args, on }]) => ({
    ...{ ...builtImage(image), context, dockerfile, target, args, on },
  }));
}
