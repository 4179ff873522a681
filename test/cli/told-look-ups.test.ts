import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { displayOn } from "../../src/commands/looking-up/told-look-ups.js";
import type { VerificationProgress } from "../../src/outside/registry/verify-images.js";
import { reference } from "../registry/harness/references.js";

const look = (done: number, image: string, isFound: boolean): VerificationProgress => ({
  done,
  total: 2,
  reference: reference(image),
  result: isFound ? { kind: "found", digest: "sha256:1", platforms: {} } : { kind: "no-such-repository" },
});

function shown(terminal?: { readonly columns: number }): string {
  const stream = Object.assign(new PassThrough({ encoding: "utf8" }), terminal && { isTTY: true, ...terminal });
  const display = displayOn(stream as unknown as WriteStream);
  display.show(look(1, "redis:8.4.0", true));
  display.show(look(2, "ghcr.io/example/a-rather-long-name:1.0.0", false));
  display.end();
  return String(stream.read());
}

test("look-ups are a line each where nobody watches, in a log for instance", () => {
  expect(shown()).toBe("found   redis:8.4.0\nfailed  ghcr.io/example/a-rather-long-name:1.0.0\n");
});

test("on a terminal they are one line, narrower than it, so that it never wraps, which is gone at the end", () => {
  // ECMA-48: "\r" and CSI 1 G go to the first column, CSI 2 K empties the line.
  const text = shown({ columns: 40 });
  const lines = text.split("\u001b[1G\u001b[2K");
  expect(lines).toEqual(["", "looked up 1 of 2: redis:8.4.0", "looked up 2 of 2: ghcr.io/example/a-rat", ""]);
  expect(text).not.toContain("\n");
});
