import { type ArrayLiteralExpression, Node, SyntaxKind, VariableDeclarationKind } from "ts-morph";
import { parameters } from "../diagnostics/parameters.js";
import { contentOf, nameOf, type Reached } from "../diagnostics/walk-stack.js";
import type { Mend } from "../review/mend.js";
import { type Edit, removal } from "./edit.js";

/** The edit that mends what a route of the stack leads to; none where it is not certain that this alone is meant. */
export function editInStack({ node, left, through: [_, ...through] }: Reached, mend: Mend): Edit | undefined {
  const content = left.length > 0 ? undefined : contentOf(node);
  if (content === undefined) return undefined;
  const names = content.through.filter(Node.isVariableDeclaration);
  if (![...through, ...names].every(isForOneUse)) return undefined;
  switch (mend.kind) {
    case "replace":
      return replacement(content.node, mend.from, mend.to);
    case "add":
      return Node.isArrayLiteralExpression(content.node) ? addition(content.node, mend.entries) : undefined;
    case "remove":
      return names.length === 0 && wordOf(node) === mend.what ? withoutEntry(node) : undefined;
    default:
      return undefined;
  }
}

/** Whether what stands behind a name or a call is part of one thing of the stack alone, as far as can be seen. */
export function isForOneUse(node: Node): boolean {
  if (Node.isCallExpression(node)) return Object.hasOwn(parameters, nameOf(node));
  if (!Node.isVariableDeclaration(node)) return true;
  const statement = node.getVariableStatement();
  if (statement?.getDeclarationKind() !== VariableDeclarationKind.Const || statement.isExported()) return false;
  const names = node.getSourceFile().getDescendantsOfKind(SyntaxKind.Identifier);
  return names.filter((name) => name.getText() === node.getName()).length === 2;
}

function replacement(node: Node, from: string | number, to: string | number): Edit | undefined {
  const place = { from: node.getStart(), to: node.getEnd() };
  if (Node.isNumericLiteral(node)) return node.getLiteralValue() === from ? { ...place, text: String(to) } : undefined;
  const isText = Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node);
  if (!isText || node.getLiteralValue() !== from) return undefined;
  return { ...place, text: quotedLike(node.getText(), String(to)) };
}

/** A literal with the quotes of another. */
function quotedLike(literal: string, text: string): string {
  const inner = JSON.stringify(text).slice(1, -1);
  if (literal.startsWith('"')) return `"${inner}"`;
  const quote = literal.charAt(0);
  const bare = inner.replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  return `${quote}${quote === "`" ? bare.replaceAll("${", "\\${") : bare}${quote}`;
}

function addition(list: ArrayLiteralExpression, entries: readonly string[]): Edit {
  const last = list.getElements().at(-1);
  const at = last?.getEnd() ?? list.getStart() + 1;
  const text = entries.map((entry) => JSON.stringify(entry)).join(", ");
  return { from: at, to: at, text: last === undefined ? text : `, ${text}`, within: [list.getStart(), list.getEnd()] };
}

/** The text itself, or the first argument of a call. */
function wordOf(node: Node): string | undefined {
  const word = Node.isCallExpression(node) ? node.getArguments()[0] : node;
  return Node.isStringLiteral(word) ? word.getLiteralValue() : undefined;
}

/** An entry goes; the last one takes the property with it that holds the list. */
function withoutEntry(entry: Node): Edit | undefined {
  const list = entry.getParent();
  if (!Node.isArrayLiteralExpression(list)) return undefined;
  const holder = list.getParent();
  const going = list.getElements().length === 1 && Node.isPropertyAssignment(holder) ? holder : entry;
  const text = entry.getSourceFile().getFullText();
  return { ...removal(text, going.getStart(), going.getEnd()), within: [list.getStart(), list.getEnd()] };
}
