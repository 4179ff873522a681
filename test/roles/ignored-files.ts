/**
 * What Docker sends of a folder, as https://docs.docker.com/build/concepts/context/#dockerignore-files and the tests of
 * https://github.com/moby/patternmatcher say.
 */
export const ignored: readonly {
  readonly patterns: readonly string[];
  readonly there: readonly string[];
  readonly sent: readonly string[];
}[] = [
  { patterns: ["# a comment", "*/temp*"], there: ["temp", "a/temporary.txt", "a/b/temp"], sent: ["temp", "a/b/temp"] },
  { patterns: ["*/*/temp*"], there: ["a/temp", "a/b/temporary.txt"], sent: ["a/temp"] },
  { patterns: ["temp?"], there: ["tempa", "temp", "a/tempb"], sent: ["temp", "a/tempb"] },
  { patterns: ["*.md", "!README.md"], there: ["README.md", "a.md", "a/b.md"], sent: ["README.md", "a/b.md"] },
  {
    patterns: ["*.md", "!README*.md", "README-secret.md"],
    there: ["README-secret.md", "README.md"],
    sent: ["README.md"],
  },
  { patterns: ["**/*.go"], there: ["a.go", "a/b.go", "a/b/c.go", "a.c"], sent: ["a.c"] },
  { patterns: ["node_modules"], there: ["node_modules/a/b.js", "a/node_modules/c.js"], sent: ["a/node_modules/c.js"] },
  { patterns: ["/.env", "  .git/  "], there: [".env", ".git/config", "a/.env"], sent: ["a/.env"] },
  { patterns: ["**", "!src", "src/**/test"], there: ["a", "src/b", "src/x/test/c", "src/test"], sent: ["src/b"] },
  { patterns: ["a/**/b"], there: ["a/b", "a/x/y/b/c", "a/xb"], sent: ["a/xb"] },
  { patterns: ["[ab].txt", "c\\*.txt"], there: ["a.txt", "c.txt", "c*.txt", "cd.txt"], sent: ["c.txt", "cd.txt"] },
  { patterns: ["./dist", "a/../build", "!"], there: ["dist/x", "build/y", "c"], sent: ["c"] },
  { patterns: [".?*.txt", "a.b"], there: [".x.txt", "axb", "a.b"], sent: ["axb"] },
];
