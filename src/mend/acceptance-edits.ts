import {
  type CallExpression,
  type ImportDeclaration,
  Node,
  type ObjectLiteralExpression,
  type SourceFile,
  SyntaxKind,
} from "ts-morph";
import { locatorIn, type StackLocator } from "../diagnostics/locate-in-stack.js";
import type { SourceTexts } from "../diagnostics/source-texts.js";
import { contentOf } from "../diagnostics/walk-stack.js";
import type { Stack } from "../model/stack.js";
import { type Finding, isInFile, type Place } from "../review/finding.js";
import type { Edit } from "./edit.js";
import { isForOneUse } from "./in-stack.js";
import { isShared } from "./mended-texts.js";

/** The edits of one file. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly Edit[];
}

/**
 * Gives a function that tells how the stack would accept a finding until a day: at the service, network or host that it is about, or at the
 * stack itself; `undefined` where no certain place is written out. The reason stays empty, for a person has to give it, and the review asks
 * for it. Importing this module loads a TypeScript parser.
 *
 * @example acceptancesIn(stack, texts)(finding, "2027-03-31")
 */
export function acceptancesIn(
  { origins }: Pick<Stack, "origins">,
  texts: SourceTexts,
): (finding: Pick<Finding, "id" | "at">, until: string) => FileEdits | undefined {
  const locator = locatorIn(texts);
  return ({ id, at }, until) => acceptanceEdits(id, at, until, origins, locator, texts);
}

function acceptanceEdits(
  id: string,
  at: Place,
  until: string,
  origins: Stack["origins"],
  locator: StackLocator,
  texts: SourceTexts,
): FileEdits | undefined {
  const thing = !isInFile(at) && ["services", "networks", "hosts"].includes(String(at[0])) ? at.slice(0, 2) : [];
  const origin = origins[thing.join(".")];
  if (origin === undefined || isShared(origin, origins)) return undefined;
  const call = locator.reach(origin, [])?.node;
  if (!Node.isCallExpression(call)) return undefined;
  const source = call.getSourceFile();
  // A byte order mark moves every place.
  if (texts(origin.file) !== source.getFullText()) return undefined;
  const word = wordFor(source);
  const entry = `${word?.name}(${JSON.stringify(id)}, { because: "", until: ${JSON.stringify(until)} })`;
  const into = listed(call, entry);
  return word && into && { file: origin.file, edits: [...word.edits, ...into] };
}

/** The entry in the options of a call: in their list, or in one that they get. */
function listed(call: CallExpression, entry: string): readonly Edit[] | undefined {
  const options = optionsOf(call);
  const given = options?.getProperty("accept");
  if (given === undefined) return options && added(options, `accept: [${entry}]`);
  const list = Node.isPropertyAssignment(given) ? given.getInitializer() : undefined;
  if (!Node.isArrayLiteralExpression(list)) return undefined;
  const last = list.getElements().at(-1);
  return [insertion(last?.getEnd() ?? list.getStart() + 1, last === undefined ? entry : `, ${entry}`)];
}

function optionsOf(call: CallExpression): ObjectLiteralExpression | undefined {
  const given = call.getArguments().at(-1);
  const content = given && contentOf(given);
  if (content === undefined || !content.through.every(isForOneUse)) return undefined;
  return Node.isObjectLiteralExpression(content.node) ? content.node : undefined;
}

/** A last property: in a line of its own where the brace behind it stands in one. */
function added(options: ObjectLiteralExpression, property: string): readonly Edit[] {
  const text = options.getSourceFile().getFullText();
  const last = options.getProperties().at(-1);
  if (last === undefined) return [insertion(options.getStart() + 1, ` ${property} `)];
  const brace = options.getEnd() - 1;
  const line = text.lastIndexOf("\n", brace) + 1;
  const hasComma = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*,/.test(text.slice(last.getEnd(), brace));
  const isAlone = text.slice(line, brace).trim() === "" && line > last.getEnd();
  if (!isAlone) return [insertion(last.getEnd(), `, ${property}`)];
  const indentation = /[ \t]*$/.exec(text.slice(0, last.getStart()))?.[0] ?? "";
  const comma = hasComma ? [] : [insertion(last.getEnd(), ",")];
  return [...comma, insertion(line, `${indentation}${property},\n`)];
}

/** What `accept` is called in a file, and what makes it known there; `undefined` where the name is another's. */
function wordFor(source: SourceFile): { readonly name: string; readonly edits: readonly Edit[] } | undefined {
  const imports = source
    .getImportDeclarations()
    .filter((one) => one.getModuleSpecifierValue() === "rexible" && !one.isTypeOnly());
  const known = imports.flatMap((one) => one.getNamedImports()).find((one) => one.getName() === "accept");
  if (known !== undefined) return { name: known.getAliasNode()?.getText() ?? "accept", edits: [] };
  const whole = imports.map((one) => one.getNamespaceImport()?.getText()).find((name) => name !== undefined);
  if (whole !== undefined) return { name: `${whole}.accept`, edits: [] };
  if (isTaken(source)) return undefined;
  return { name: "accept", edits: [imported(source, imports[0])] };
}

function isTaken(source: SourceFile): boolean {
  // To walk through a large file takes longer than the review.
  if (!/\baccept\b/.test(source.getFullText())) return false;
  const names = source.getDescendantsOfKind(SyntaxKind.Identifier).filter((name) => name.getText() === "accept");
  return names.some((name) => {
    const holder = name.getParent();
    return !(Node.isPropertyAssignment(holder) && holder.getNameNode() === name);
  });
}

function imported(source: SourceFile, into: ImportDeclaration | undefined): Edit {
  const [first, second] = into?.getNamedImports() ?? [];
  const text = source.getFullText();
  if (first === undefined)
    return insertion(/^#!.*\n/.exec(text)?.[0].length ?? 0, 'import { accept } from "rexible";\n');
  const between = second && /\s+$/.exec(text.slice(first.getEnd(), second.getStart()))?.[0];
  return insertion(first.getStart(), `accept,${between ?? " "}`);
}

function insertion(at: number, text: string): Edit {
  return { from: at, to: at, text };
}
