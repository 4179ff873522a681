import type { RoleFile } from "../model/ansible/role-file.js";

/** Text of Compose that stands in another file of a role, at the lines and columns at which it stands there. */
export interface TextWithin {
  /** A name of its own, beside the files of the role; one of a `definition` ends in ".definition.yml.j2". */
  readonly path: string;
  readonly text: string;
  readonly within: RoleFile;
}

/**
 * The texts of Compose in tasks and variables: what `content` writes, what `definition` of the module of Compose says, and a
 * variable that is written to a file.
 */
export function composeWithin(files: readonly RoleFile[]): readonly TextWithin[] {
  const ofAnsible = files.filter(({ kind }) => ["tasks", "handlers", "defaults", "vars"].includes(kind));
  return ofAnsible.flatMap((within) =>
    blocksIn(within.text.split("\n"), files).map(({ text, line, key }) => ({
      path: `templates/${within.path.replaceAll("/", "-")}-${line}.${key}.yml.j2`,
      text,
      within,
    })),
  );
}

/** Blocks of lines that hold `services`, with nothing before them but as many empty lines as stand there. */
function blocksIn(lines: readonly string[], files: readonly RoleFile[]) {
  return lines.flatMap((line, index) => {
    const indent = /^(\s+)services:/.exec(line)?.[1]?.length;
    if (indent === undefined) return [];
    const isInside = (one: string | undefined) => one !== undefined && (one.trim() === "" || indentOf(one) >= indent);
    let first = index;
    while (first > 0 && isInside(lines[first - 1])) first -= 1;
    let end = index;
    while (isInside(lines[end])) end += 1;
    const [, key = "", sign = ""] = /^\s*(?:- )?([\w.-]+):\s*(\|[-+\d]*)?\s*$/.exec(lines[first - 1] ?? "") ?? [];
    if (!isWrittenOut(key, sign !== "", files)) return [];
    return [
      { key, line: first + 1, text: [...lines.slice(0, first).map(() => ""), ...lines.slice(first, end)].join("\n") },
    ];
  });
}

/** Whether what stands under a key becomes a file of Compose. */
function isWrittenOut(key: string, isText: boolean, files: readonly RoleFile[]): boolean {
  if (isText || key === "") return key === "content" || key === "block";
  const dumped = new RegExp(
    `\\b${key.replace(/[.-]/g, "\\$&")}\\s*\\|\\s*(?:[\\w.]+\\.)?to_(?:nice_)?(?:yaml|json)\\b`,
  );
  return key === "definition" || files.some(({ text }) => dumped.test(text));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
