import { describe, expect, test } from "vitest";
import { commandsOfShell, commandsOfWords } from "../../../src/model/shell/commands.js";
import { wordsOf } from "../../../src/model/shell/words.js";

/** "through>program word word" of each program. */
function linesOf(script: string): readonly string[] {
  return commandsOfShell(script).map(({ through, text }) => [...through, text].join("> "));
}

// Expected values: what bash runs, by the manual.
test.each<readonly [string, readonly string[]]>([
  ["docker ps", ["docker ps"]],
  ["a 'b c' \"d e\" f\\ g", ["a b c d e f g"]],
  ["a | b && c || d; e & f", ["a", "b", "c", "d", "e", "f"]],
  ["if ! a; then b; elif c; then d; else e; fi", ["a", "b", "c", "d", "e"]],
  ["while a; do b; done < x", ["a", "b", ""]],
  ["for x in a b; do c; done", ["c"]],
  ["for x in $(a); do c; done", ["a", "c"]],
  ["case $x in\n a|b) c ;;\n *) d ;;\nesac\ne", ["c", "d", "e"]],
  [
    "sudo -u root timeout -k 5 10 ping -c 1 x",
    ["sudo -u root timeout -k 5 10 ping -c 1 x", "sudo> timeout -k 5 10 ping -c 1 x", "sudo> timeout> ping -c 1 x"],
  ],
  ["env A=1 B=2 nice -n 5 a b", ["env A=1 B=2 nice -n 5 a b", "env> nice -n 5 a b", "env> nice> a b"]],
  ["bash -euo pipefail -c 'a | b'", ["bash -euo pipefail -c a | b", "bash> a", "bash> b"]],
  ["sh -c \"sh -c 'a b'\"", ["sh -c sh -c 'a b'", "sh> sh -c a b", "sh> sh> a b"]],
  ["su - app -c 'a b'", ["su - app -c a b", "su> a b"]],
  ["runuser -u app -- a b", ["runuser -u app -- a b", "runuser> a b"]],
  ["x=$(a `b`)", ["", "a `b`", "b"]],
  ['echo "$(a | b)"', ["echo $(a | b)", "a", "b"]],
  ["find / -exec a {} \\;", ["find / -exec a {} ;", "find> a {} ;"]],
  ["xargs -n 1 a b", ["xargs -n 1 a b", "xargs> a b"]],
  ["flock /x a b", ["flock /x a b", "flock> a b"]],
  ["f() { a; }; f", ["f", "a", "f"]],
  ["# a\nb # c", ["b"]],
  ["a {{ x | default('b; c') }} d", ["a {{ x | default('b; c') }} d"]],
  ["bash <<'E'\na\nE\nb", ["bash", "bash> a", "b"]],
  ["{{ tool }} x", ["{{ tool }} x"]],
])("%j runs %j", (script, expected) => {
  expect(linesOf(script)).toEqual(expected);
});

describe("a command knows", () => {
  const [only] = commandsOfShell("A=1 /usr/bin/docker exec x > /log 2>&1");

  test("its program, words, assignments and files", () => {
    expect(only).toMatchObject({ program: "docker", assignments: { A: "1" } });
    expect(only?.redirects).toEqual([
      { operator: ">", target: "/log" },
      { operator: "2>&", target: "1" },
    ]);
  });

  test("its line, its pipeline, and whether its failure is judged", () => {
    const commands = commandsOfShell("a |\n  b || c\nif d; then e; fi");
    expect(commands.map(({ program, line, isJudged }) => [program, line, isJudged])).toEqual([
      ["a", 1, true],
      ["b", 2, true],
      ["c", 2, false],
      ["d", 3, true],
      ["e", 3, false],
    ]);
    expect(commands[0]?.pipeline).toBe(commands[1]?.pipeline);
    expect(commands[1]?.pipeline).not.toBe(commands[2]?.pipeline);
  });

  test("the text of a here-document", () => {
    expect(commandsOfShell("cat > /x <<-EOF\n\ta\n\tEOF\n")[0]?.redirects.at(-1)).toEqual({
      operator: "<<-",
      target: "\ta",
    });
  });
});

test("a line without a shell has no operators", () => {
  expect(wordsOf("a | b; c 'd e' > f").map(({ text }) => text)).toEqual(["a", "|", "b;", "c", "d e", ">", "f"]);
  expect(commandsOfWords(wordsOf("a | b")).map(({ program }) => program)).toEqual(["a"]);
});
