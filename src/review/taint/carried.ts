import type { Read } from "../../model/ansible/text.js";

/** Filters and tests after which nothing of a secret is left. */
const clearing = new Set(
  `length count bool compared defined undefined none boolean string number mapping sequence iterable match search regex
  contains version in sha1 sha256 md5 hash checksum type_debug ternary truthy falsy changed failed succeeded success
  skipped sameas divisibleby subset superset`.split(/\s+/),
);

/** Whether an expression gives on what it reads, and not only a question about it. */
export function isCarried({ through }: Read): boolean {
  return !through.some((name) => clearing.has(name));
}

/** Where a secret stands in a variable; the name of the vault's is kept for messages. */
export interface Stain {
  readonly path: readonly string[];
  readonly secret: string;
}

/** Where the stain of all variables stands: it is met by who reads them all, and by no attribute. */
export const everything = "\0everything";

/** The stain that a read of a part of the variable meets: in the part, in something around it, or in a part of it. */
export function stainMet(stains: readonly Stain[], path: readonly string[]): Stain | undefined {
  return stains.find(({ path: stained }) => {
    const shared = Math.min(stained.length, path.length);
    return stained.slice(0, shared).every((part, index) => part === path[index] || part === "*" || path[index] === "*");
  });
}
