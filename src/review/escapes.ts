import type { Node, SourceFile as ParsedSource } from "ts-morph";
import type { SourceFile } from "../model/sources.js";
import type { Finding } from "./finding.js";
import { findingOf } from "./rule.js";
import { rule } from "./rules/risks/REX010-escape-from-types.js";

/** Whether a text may hold an escape. It errs on the side of a closer look, which costs a parser. */
const suspicious =
  /\bany\b|\bas\b(?!\s+const\b)|@ts-(?:ignore|expect-error|nocheck)|[\w)\]]!|<\w+(?:\[\])?>\s*[<({["'`\w]/;

/**
 * Finds `any`, `as`, `!` and comments that silence the type checker in the files of a stack (REX010).
 * `as const` is none: it makes types narrower.
 */
export async function escapesIn(files: readonly SourceFile[]): Promise<readonly Finding[]> {
  const suspects = files.filter(({ path, text }) => /\.[cm]?tsx?$/.test(path) && suspicious.test(text));
  if (suspects.length === 0) return [];
  const { Project } = await import("ts-morph");
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  return Promise.all(
    suspects.map(async (file) => await findingsIn(file, project.createSourceFile(`/${file.path}`, file.text))),
  ).then((found) => found.flat());
}

async function findingsIn(file: SourceFile, source: ParsedSource): Promise<readonly Finding[]> {
  const { Node: nodes, SyntaxKind } = await import("ts-morph");
  const found: Finding[] = [];
  const tell = (from: number, to: number, words: string): void => {
    const start = source.getLineAndColumnAtPos(from);
    const columns = [start.column, start.column + (to - from)] as const;
    found.push(findingOf(rule, { at: { file, line: start.line, columns }, with: { escape: words } }));
  };
  source.forEachDescendant((node: Node) => {
    const parent = node.getParent();
    const isAsserted = nodes.isAsExpression(parent) || nodes.isTypeAssertion(parent);
    if (node.getKind() === SyntaxKind.AnyKeyword && !isAsserted) tell(node.getStart(), node.getEnd(), "any");
    else if (nodes.isNonNullExpression(node)) tell(node.getEnd() - 1, node.getEnd(), "!");
    else if ((nodes.isAsExpression(node) || nodes.isTypeAssertion(node)) && node.getTypeNode()?.getText() !== "const") {
      const type = node.getTypeNodeOrThrow();
      const words = nodes.isAsExpression(node) ? `as ${type.getText()}` : `<${type.getText()}>`;
      const from = nodes.isAsExpression(node)
        ? node.getText().lastIndexOf(" as ") + 1 + node.getStart()
        : node.getStart();
      tell(from, type.getEnd(), words.replace(/\s+/g, " "));
    }
  });
  for (const match of file.text.matchAll(/@ts-(?:ignore|expect-error|nocheck)/g)) {
    const isComment = /(\/\/|\/\*|^\s*\*)[^\n]*$/m.test(file.text.slice(0, match.index).split("\n").at(-1) ?? "");
    if (isComment) tell(match.index, match.index + match[0].length, match[0]);
  }
  return found;
}
