import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { FileContent, Files } from "../reading/files.js";

/** The largest file that is read, in bytes. */
const largest = 1_000_000;

/**
 * Files below a folder. A link that leads out of it, a folder, a device, what is too large and what is no text are refused
 * before they are read.
 *
 * @param folder absolute path; nothing outside of it is ever opened.
 */
export function filesOnDisk(folder: string): Files {
  const known = new Map<string, FileContent>();
  return {
    read(path) {
      const content = known.get(path) ?? contentOf(folder, path);
      known.set(path, content);
      return content;
    },
  };
}

function contentOf(folder: string, path: string): FileContent {
  try {
    const real = realpathSync(join(folder, path));
    const inside = relative(realpathSync(folder), real);
    if (inside.split(sep)[0] === "..")
      return { refused: "lies outside of the folder that is reviewed", fix: "Copy it into the folder." };
    const { size } = statSync(real);
    if (!statSync(real).isFile()) return { refused: "is no file", fix: "Name a file." };
    if (size > largest)
      return {
        refused: `has ${size} bytes, and more than ${largest} are not read`,
        fix: "Move what does not belong there to another file.",
      };
    return decoded(readFileSync(real));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return { missing: true };
    return { refused: `cannot be read: ${code}`, fix: "See to it that you may read it." };
  }
}

/** YAML is UTF-8, or UTF-16 with a mark at its start. */
function decoded(bytes: Buffer): FileContent {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  if (encoding === "utf-8" && bytes.includes(0)) return { refused: "is no text", fix: "Name a file with text." };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { refused: "is neither UTF-8 nor UTF-16", fix: "Save it as UTF-8." };
  }
}
