import * as rexible from "../../../src/index.js";

/** Files of roles of the user's own: by role, by path below it. */
export type Roles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is judged: a loaded stack, or the text of one; with roles of its own. The text of a file is run as it is, types and all. */
export type Input =
  | { readonly from: "text"; readonly text: string; readonly roles?: Roles }
  | { readonly from: "loaded"; readonly stack: unknown; readonly roles?: Roles }
  | { readonly from: "file"; readonly text: string };

const everything = Object.keys(rexible);

/** The head of a stack file that imports all there is. */
export const imports = `import { ${everything.join(", ")} } from "rexible";\n\n`;

/**
 * What the text of a stack exports. The texts here have no types in them but `as const`, so nothing has to be compiled.
 *
 * @throws whatever the text throws.
 */
export function exportedBy(text: string): unknown {
  return new Function("rexible", asFunctionBody(text, "rexible"))(rexible);
}

/** The text as the body of a function that returns the stack: to be run, where it is said where its imports come from; else to be compiled. */
export function asFunctionBody(text: string, from: string | undefined): string {
  const body = text.replace("export default ", "return ");
  const head = /import \{([^}]*)\} from "rexible";/;
  return from === undefined
    ? body.replace(head, "")
    : body.replaceAll(" as const", "").replace(head, `const {$1} = ${from};`);
}

/** A value from its text, in which all of Rexible may stand. */
export function valueFrom(text: string): unknown {
  return new Function(...everything, `return (${text});`)(...Object.values(rexible));
}
