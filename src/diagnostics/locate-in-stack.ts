import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { oncePer } from "../model/once-per.js";
import type { Origin } from "../model/origin.js";
import type { Route } from "../review/finding.js";
import type { Position } from "./problem.js";
import type { SourceTexts } from "./source-texts.js";
import { callAt, literalOf, type Reached, walk } from "./walk-stack.js";

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
   * @param side what to point at where the part is an option: what it says, or its key.
   * @returns the part, or its nearest ancestor that is written out; the call's start where the file cannot be read.
   */
  locate(origin: Origin, rest: Route, side: "value" | "key" = "value"): Position {
    const reached = this.reach(origin, rest);
    if (reached === undefined) return origin;
    const { node, left } = reached;
    if (side === "key" && Node.isPropertyAssignment(node) && left.length === 0)
      return positionOf(origin.file, node.getSourceFile(), node.getNameNode());
    const meant = left.length > 0 ? node : (literalOf(node) ?? node);
    return positionOf(origin.file, meant.getSourceFile(), meant);
  }

  /** How far the route leads from the call of a constructor; `undefined` where the file cannot be read. */
  reach({ file, line, column }: Origin, rest: Route): Reached | undefined {
    const source = this.open(file);
    const call = source && callAt(source, line, column);
    return call && walk(call, rest);
  }

  private open(file: string): SourceFile | undefined {
    const known = this.project.getSourceFile(`/${file}`);
    if (known !== undefined) return known;
    const text = this.texts(file);
    return text === undefined ? undefined : this.project.createSourceFile(`/${file}`, text);
  }
}

/** Everybody who asks about the same texts is answered from one parse of them. */
export const locatorIn = oncePer((texts: SourceTexts) => new StackLocator(texts));

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
