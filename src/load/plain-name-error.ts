import { nearest } from "../model/nearest.js";

/** What TypeScript says, in the words of a stack, and the way out. */
export interface PlainError {
  readonly message: string;
  readonly fix: string;
}

/** Says in our words that a name, a module or a character is not known; nothing of any other error. */
export function plainNameError(text: string): PlainError | undefined {
  return (
    nameOfNode(text) ?? unknownName(text) ?? unknownProperty(text) ?? unknownModule(text) ?? unknownCharacter(text)
  );
}

/** Names that are there when a stack runs and that its types do not have, for what is said with them differs from run to run. */
const ofNode: Readonly<Record<string, string>> = {
  process:
    'Write what differs between hosts as a variable: variable("name", { example: "…", description: "…" }); its value stands in the inventory.',
  require: 'Write import { … } from "…" at the top of the file.',
};

function nameOfNode(text: string): PlainError | undefined {
  const [, name = ""] = /^Cannot find name '(\w+)'\. Do you need to /.exec(text) ?? [];
  if (name === "") return undefined;
  return {
    message: `'${name}' belongs to Node or a browser, and a stack does without`,
    fix:
      ofNode[name] ??
      `Leave it out, for a stack only describes; or install '@types/node' and write "types": ["node"] into tsconfig.json.`,
  };
}

/** A name that nothing declares: most often one of ours that is not imported. */
function unknownName(text: string): PlainError | undefined {
  const [, name, meant] = /^Cannot find name '(\w+)'\.(?: Did you mean '(\w+)'\?)?/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return {
    message: `nothing is called '${name}'${meant === undefined ? "" : ` (did you mean '${meant}'?)`}`,
    fix: `Where it is one of Rexible's, add it to the import: import { …, ${name} } from "rexible". Else declare it above.`,
  };
}

/** What the catalog, or what one of its constructors made, does not have. */
function unknownProperty(text: string): PlainError | undefined {
  const [, name, type = "", meant] =
    /^Property '(\w+)' does not exist on type '(.*?)'\.(?: Did you mean '(\w+)'\?)?$/s.exec(text) ?? [];
  if (name === undefined) return undefined;
  const isCatalog = /^typeof import\(".*\/catalog\/index"\)$/.test(type);
  if (!isCatalog && !/^\w+(?:<.*>)?(?: & .*)?$/s.test(type)) return undefined;
  return {
    message: `there is no '${name}' ${isCatalog ? "in the catalog" : `on a ${/^\w+/.exec(type)?.[0]}`}${meant === undefined ? "" : ` (did you mean '${meant}'?)`}`,
    fix: isCatalog
      ? 'The editor lists what is there after "catalog."; any other image is a service("name", { image: "…", … }).'
      : "The editor lists what is there after the dot.",
  };
}

function unknownModule(text: string): PlainError | undefined {
  const [, name] = /^Cannot find module '([^']+)' or its corresponding type declarations/.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (/^\.{0,2}\//.test(name))
    return {
      message: `there is no file '${name}'`,
      fix: "Write its path from the file that imports it, with its ending.",
    };
  const isOurs = nearest(name, ["rexible"]) !== undefined;
  return {
    message: `there is no package '${name}'${isOurs ? " (did you mean 'rexible'?)" : ""}`,
    fix: isOurs ? 'Write from "rexible".' : `Install it: npm install --save-dev ${name}.`,
  };
}

function unknownCharacter(text: string): PlainError | undefined {
  if (!text.startsWith("Invalid character")) return undefined;
  return {
    message: "a character stands here that TypeScript does not read",
    fix: "Type it anew: where the text was copied from a page, quotes are curly and spaces may be special.",
  };
}
