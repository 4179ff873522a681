import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { filesOnDisk } from "../../src/load/files-on-disk.js";

const root = mkdtempSync(join(tmpdir(), "files-"));
const folder = join(root, "in");
mkdirSync(join(folder, "sub"), { recursive: true });
writeFileSync(join(root, "out.yaml"), "secret: 1\n");
writeFileSync(join(folder, "a.yaml"), "a: ä\n");
writeFileSync(join(folder, "mark.yaml"), "\uFEFFa: 1\n");
writeFileSync(join(folder, "wide.yaml"), Buffer.from("\uFEFFa: 1\n", "utf16le"));
writeFileSync(join(folder, "latin.yaml"), Buffer.from("a: \xe4\n", "latin1"));
writeFileSync(join(folder, "binary"), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]));
writeFileSync(join(folder, "large.yaml"), "a".repeat(10_000_000));
symlinkSync("a.yaml", join(folder, "inner.yaml"));
symlinkSync("../out.yaml", join(folder, "outer.yaml"));
symlinkSync("loop.yaml", join(folder, "loop.yaml"));
symlinkSync("../..", join(folder, "up"));
execFileSync("mkfifo", [join(folder, "pipe")]);
afterAll(() => rmSync(root, { recursive: true }));

test.each([
  ["a.yaml", { text: "a: ä\n" }],
  ["./sub/../a.yaml", { text: "a: ä\n" }],
  ["inner.yaml", { text: "a: ä\n" }],
  ["mark.yaml", { text: "a: 1\n" }],
  ["wide.yaml", { text: "a: 1\n" }],
  ["gone.yaml", { missing: true }],
  ["a.yaml/b", { missing: true }],
  ["sub", { refused: "is no file" }],
  ["pipe", { refused: "is no file" }],
  ["binary", { refused: "is no text" }],
  ["latin.yaml", { refused: "is neither UTF-8 nor UTF-16" }],
  ["large.yaml", { refused: expect.stringContaining("10000000 bytes") }],
  ["outer.yaml", { refused: expect.stringContaining("outside") }],
  ["../out.yaml", { refused: expect.stringContaining("outside") }],
  ["up/etc/passwd", expect.not.objectContaining({ text: expect.anything() })],
  ["loop.yaml", { refused: "cannot be read: ELOOP" }],
])("%s", (path, content) => {
  expect(filesOnDisk(folder).read(path)).toMatchObject(content);
});
