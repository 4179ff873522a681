import type { TextValue } from "../value.js";

/** An image that is made of files of one's own, as a Dockerfile says. */
export interface Built {
  readonly kind: "built";
  /** Folder that is built; a relative one begins beside `stack.ts`. */
  readonly context: string;
  /** Path of the Dockerfile in it. */
  readonly dockerfile: string;
  /** Stage of the Dockerfile; none: the last. */
  readonly target?: string | undefined;
  /** Values of its ARGs, which everybody reads who has the image. */
  readonly args: Readonly<Record<string, TextValue>>;
  /** Where it is built. */
  readonly on: "controller" | "host";
}

/** The name of an image by which something may be known of it; empty where it is built. */
export function knownName(image: string | Built): string {
  return typeof image === "string" ? image : "";
}
