import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";

const documents = execFileSync("git", ["ls-files", "-z", "*.md"], { cwd: repository, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "");

/** A document without what is no text of it: fenced code, and code within a line. */
function proseOf(path: string): string {
  return readFileSync(join(repository, path), "utf8")
    .replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2`* *$/gm, "")
    .replace(/(?<!`)(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, (code) => code.replace(/[[\]()]/g, ""));
}

/** The anchors of a document's headings, as GitHub makes them: of headings that are alike, the later ones are numbered. */
function anchorsOf(path: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const text = readFileSync(join(repository, path), "utf8").replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?\n\1\2`* *$/gm, "");
  const headings = [...text.matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, title = ""]) => {
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = words.replace(/[^\p{Letter}\p{Number}\s_-]/gu, "").replace(/\s/g, "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = ""]) => name);
  return new Set([...headings, ...named]);
}

/** Why a link leads nowhere; nothing where it leads somewhere. */
function brokenBy(document: string, target: string, anchor: string): string | undefined {
  const path = target === "" ? document : normalize(join(dirname(document), decodeURI(target))).replace(/\/$/, "");
  if (!existsSync(join(repository, path))) return `${document}: '${target}' is not there`;
  if (anchor === "" || !path.endsWith(".md") || !statSync(join(repository, path)).isFile()) return undefined;
  return anchorsOf(path).has(anchor) ? undefined : `${document}: '${path}' has no heading '#${anchor}'`;
}

test("every link of every document leads to a file, and to a heading that is there", () => {
  const broken = documents.flatMap((document) =>
    [...proseOf(document).matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(
      ([, target = "", anchor = ""]) => brokenBy(document, target, anchor) ?? [],
    ),
  );
  expect(documents.length).toBeGreaterThan(100);
  expect(broken).toEqual([]);
});
