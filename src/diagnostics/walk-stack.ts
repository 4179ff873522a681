import { type CallExpression, Node, type SourceFile } from "ts-morph";
import type { Route } from "../review/finding.js";
import { parameters } from "./parameters.js";

/** How far a route leads into the source of a stack. */
export interface Reached {
  /** The part that the route names, or its nearest ancestor that is written out. */
  readonly node: Node;
  /** The rest of the route that is not written out; empty where `node` is the very part. */
  readonly left: Route;
  /** The declarations and calls that the way led through. */
  readonly through: readonly Node[];
}

/** What an expression stands for, and the declarations and calls between. */
interface Content {
  readonly node: Node;
  readonly through: readonly Node[];
}

/** The call whose callee is at a place. */
export function callAt(source: SourceFile, line: number, column: number): CallExpression | undefined {
  const start = source.compilerNode.getLineStarts()[line - 1];
  if (start === undefined) return undefined;
  const node = source.getDescendantAtPos(start + column - 1);
  return node?.getFirstAncestor((ancestor): ancestor is CallExpression => {
    if (!Node.isCallExpression(ancestor)) return false;
    return node === ancestor.getExpression() || ancestor.getExpression().containsRange(node.getPos(), node.getEnd());
  });
}

/** Follows a route from a call into its arguments, as far as it is written out. */
export function walk(node: Node, route: Route, through: readonly Node[] = []): Reached {
  const [step, ...rest] = route;
  const content = step === undefined ? undefined : contentOf(node);
  const part = content && step !== undefined ? partOf(content.node, step) : undefined;
  if (content === undefined || part === undefined) return { node, left: route, through };
  return walk(part.node, rest, [...through, ...content.through, ...part.through]);
}

/** What an expression stands for: through names, parentheses and `satisfies`, within its file. */
export function contentOf(node: Node, through: readonly Node[] = []): Content | undefined {
  if (Node.isPropertyAssignment(node)) return contentOf(node.getInitializerOrThrow(), through);
  if (Node.isShorthandPropertyAssignment(node)) return contentOf(node.getNameNode(), through);
  if (Node.isParenthesizedExpression(node) || Node.isSatisfiesExpression(node) || Node.isAsExpression(node))
    return contentOf(node.getExpression(), through);
  if (!Node.isIdentifier(node)) return { node, through: Node.isCallExpression(node) ? [...through, node] : through };
  const declared = node.getSourceFile().getVariableDeclaration(node.getText());
  const initializer = declared?.getInitializer();
  return declared && initializer && contentOf(initializer, [...through, declared]);
}

/** The literal that a name stands for: what is wrong stands there, not where the name is used. */
export function literalOf(node: Node): Node | undefined {
  const content = contentOf(node)?.node;
  return Node.isLiteralExpression(content) ? content : undefined;
}

function partOf(node: Node, step: string | number): Content | undefined {
  // Where a list may stand, one thing alone is its first.
  if (step === 0 && !Node.isArrayLiteralExpression(node)) return { node, through: [] };
  if (Node.isArrayLiteralExpression(node)) {
    const element = typeof step === "number" ? elementOf(node.getElements(), step) : undefined;
    return element && { node: element, through: [] };
  }
  if (Node.isObjectLiteralExpression(node)) return propertyOf(node, String(step));
  if (!Node.isCallExpression(node)) return undefined;
  const position = parameters[nameOf(node)]?.indexOf(String(step)) ?? -1;
  const given = position < 0 ? undefined : node.getArguments()[position];
  if (position >= 0) return given && { node: given, through: [] };
  for (const argument of node.getArguments()) {
    const content = contentOf(argument);
    const property = content && propertyOf(content.node, String(step));
    if (content !== undefined && property !== undefined)
      return { ...property, through: [...content.through, ...property.through] };
  }
  return undefined;
}

/** Elements behind a spread have no index that is known. */
function elementOf(elements: readonly Node[], index: number): Node | undefined {
  return elements.slice(0, index + 1).some(Node.isSpreadElement) ? undefined : elements[index];
}

function propertyOf(literal: Node, name: string): Content | undefined {
  if (!Node.isObjectLiteralExpression(literal)) return undefined;
  for (const property of [...literal.getProperties()].reverse()) {
    if (Node.isSpreadAssignment(property)) {
      const spread = contentOf(property.getExpression());
      const found = spread && propertyOf(spread.node, name);
      if (spread !== undefined && found !== undefined)
        return { ...found, through: [...spread.through, ...found.through] };
    } else if (
      (Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property)) &&
      property.getName().replace(/^(["'])(.*)\1$/, "$2") === name
    )
      return { node: property, through: [] };
  }
  return undefined;
}

/** The name of the function that is called, without what it belongs to. */
export function nameOf(call: CallExpression): string {
  const callee = call.getExpression();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText();
}
