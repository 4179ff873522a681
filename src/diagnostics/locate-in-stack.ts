import { type CallExpression, Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import type { Origin } from "../dsl/origin.js";
import type { Route } from "../review/finding.js";
import { parameters } from "./parameters.js";
import type { Position } from "./problem.js";
import type { SourceTexts } from "./source-texts.js";

/** Finds the places of routes in the files of a stack. Importing this module loads a TypeScript parser. */
export class StackLocator {
  private readonly project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });

  constructor(private readonly texts: SourceTexts) {}

  /**
   * Walks from the call of a constructor into its arguments.
   *
   * @param rest route from the thing that the call makes to the part that is meant.
   * @returns the part, or its nearest ancestor that is written out; the call's start where the file cannot be read.
   */
  locate({ file, line, column }: Origin, rest: Route): Position {
    const source = this.open(file);
    const call = source && callAt(source, line, column);
    if (source === undefined || call === undefined) return { file, line, column };
    return positionOf(file, source, walk(call, rest));
  }

  private open(file: string): SourceFile | undefined {
    const known = this.project.getSourceFile(`/${file}`);
    if (known !== undefined) return known;
    const text = this.texts(file);
    return text === undefined ? undefined : this.project.createSourceFile(`/${file}`, text);
  }
}

function callAt(source: SourceFile, line: number, column: number): CallExpression | undefined {
  const start = source.compilerNode.getLineStarts()[line - 1];
  if (start === undefined) return undefined;
  const node = source.getDescendantAtPos(start + column - 1);
  return node?.getFirstAncestor((ancestor): ancestor is CallExpression => {
    if (!Node.isCallExpression(ancestor)) return false;
    return node === ancestor.getExpression() || ancestor.getExpression().containsRange(node.getPos(), node.getEnd());
  });
}

/** The deepest part of `node` on the way along the route that is written out. */
function walk(node: Node, route: Route): Node {
  const [step, ...rest] = route;
  if (step === undefined) return literalOf(node) ?? node;
  const inner = contentOf(node);
  const part = inner && partOf(inner, step);
  return part === undefined ? node : walk(part, rest);
}

/** What an expression stands for: through names, parentheses and `satisfies`, within its file. */
function contentOf(node: Node): Node | undefined {
  if (Node.isPropertyAssignment(node)) return contentOf(node.getInitializerOrThrow());
  if (Node.isShorthandPropertyAssignment(node)) return contentOf(node.getNameNode());
  if (Node.isParenthesizedExpression(node) || Node.isSatisfiesExpression(node) || Node.isAsExpression(node))
    return contentOf(node.getExpression());
  if (!Node.isIdentifier(node)) return node;
  const declared = node.getSourceFile().getVariableDeclaration(node.getText());
  return declared?.getInitializer() && contentOf(declared.getInitializerOrThrow());
}

/** The literal that a name stands for: what is wrong stands there, not where the name is used. */
function literalOf(node: Node): Node | undefined {
  const content = contentOf(node);
  return Node.isLiteralExpression(content) ? content : undefined;
}

function partOf(node: Node, step: string | number): Node | undefined {
  if (Node.isArrayLiteralExpression(node))
    return typeof step === "number" ? elementOf(node.getElements(), step) : undefined;
  if (Node.isObjectLiteralExpression(node)) return propertyOf(node, String(step));
  if (!Node.isCallExpression(node)) return undefined;
  const position = parameters[nameOf(node)]?.indexOf(String(step)) ?? -1;
  if (position >= 0) return node.getArguments()[position];
  for (const argument of node.getArguments()) {
    const content = contentOf(argument);
    const property = content && Node.isObjectLiteralExpression(content) ? propertyOf(content, String(step)) : undefined;
    if (property !== undefined) return property;
  }
  return undefined;
}

/** Elements behind a spread have no index that is known. */
function elementOf(elements: readonly Node[], index: number): Node | undefined {
  return elements.slice(0, index + 1).some(Node.isSpreadElement) ? undefined : elements[index];
}

function propertyOf(literal: Node, name: string): Node | undefined {
  if (!Node.isObjectLiteralExpression(literal)) return undefined;
  for (const property of [...literal.getProperties()].reverse()) {
    if (Node.isSpreadAssignment(property)) {
      const spread = contentOf(property.getExpression());
      const found = spread && propertyOf(spread, name);
      if (found !== undefined) return found;
    } else if (
      (Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property)) &&
      property.getName().replace(/^(["'])(.*)\1$/, "$2") === name
    )
      return property;
  }
  return undefined;
}

function nameOf(call: CallExpression): string {
  const callee = call.getExpression();
  return Node.isPropertyAccessExpression(callee) ? callee.getName() : callee.getText();
}

/** What to underline: a short value whole; of anything longer, the words that it starts with. */
function positionOf(file: string, source: SourceFile, node: Node): Position {
  const [from, to] = rangeOf(node);
  const start = source.getLineAndColumnAtPos(from);
  const end = source.getLineAndColumnAtPos(to);
  return { file, ...start, end };
}

function rangeOf(node: Node): readonly [number, number] {
  if (Node.isPropertyAssignment(node)) {
    const value = node.getInitializerOrThrow();
    return isOneLine(value) ? rangeOf(value) : [node.getNameNode().getStart(), node.getNameNode().getEnd()];
  }
  if (Node.isCallExpression(node)) {
    const [first] = node.getArguments();
    const isNamed = first !== undefined && Node.isStringLiteral(first);
    if (isNamed && node.getArguments().length > 1) return [node.getStart(), first.getEnd()];
    if (!isOneLine(node)) return [node.getStart(), node.getExpression().getEnd()];
  }
  if (isOneLine(node)) return [node.getStart(), node.getEnd()];
  const token = node.getFirstChildByKind(SyntaxKind.SyntaxList)?.getFirstChild() ?? node;
  return isOneLine(token) ? [token.getStart(), token.getEnd()] : [node.getStart(), node.getStart() + 1];
}

function isOneLine(node: Node): boolean {
  return node.getStartLineNumber() === node.getEndLineNumber();
}
