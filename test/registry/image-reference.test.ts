import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatImageReference, parseImageReference } from "../../src/model/image-reference.js";

const sha256 = `sha256:${"f".repeat(64)}`;
const sha512 = `sha512:${"f".repeat(128)}`;

/** The grammar of distribution/reference (regexp.go) written out, as a second reading of it. */
const component = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
const hostLabel = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const host = `(?:${hostLabel}(?:\\.${hostLabel})*|\\[(?:[a-fA-F0-9:]+)\\])(?::[0-9]+)?`;
const grammar = new RegExp(
  `^(?:${host}/)?${component}(?:/${component})*(?::[\\w][\\w.-]{0,127})?(?:@(?:sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}))?$`,
);

// Inputs of distribution's own reference_test.go and normalize_test.go, with their parts after normalization.
const accepted: readonly (readonly [string, string, string, (string | undefined)?, string?])[] = [
  ["redis", "docker.io", "library/redis"],
  ["redis:8.0-bookworm", "docker.io", "library/redis", "8.0-bookworm"],
  ["n8nio/n8n:2.30.7", "docker.io", "n8nio/n8n", "2.30.7"],
  ["docker.io/redis", "docker.io", "library/redis"],
  ["index.docker.io/redis", "docker.io", "library/redis"],
  ["docker.io/library/redis", "docker.io", "library/redis"],
  ["library/redis", "docker.io", "library/redis"],
  ["test_com/foo", "docker.io", "test_com/foo"],
  ["test.com:5000", "docker.io", "library/test.com", "5000"],
  ["192.168.1.1:5000", "docker.io", "library/192.168.1.1", "5000"],
  ["foo/foo_bar.com:8080", "docker.io", "foo/foo_bar.com", "8080"],
  ["localhost/repo", "localhost", "repo"],
  ["localhost:5000/repo:tag", "localhost:5000", "repo", "tag"],
  ["test:5000/repo", "test:5000", "repo"],
  ["ghcr.io/berriai/litellm:v1.83.3-stable", "ghcr.io", "berriai/litellm", "v1.83.3-stable"],
  ["sub-dom1.foo.com/bar/baz/quux:some-long-tag", "sub-dom1.foo.com", "bar/baz/quux", "some-long-tag"],
  ["b.gcr.io/test.example.com/my-app:test.example.com", "b.gcr.io", "test.example.com/my-app", "test.example.com"],
  ["xn--n3h.com/myimage:xn--n3h.com", "xn--n3h.com", "myimage", "xn--n3h.com"],
  ["192.168.1.1:5000/repo:5050", "192.168.1.1:5000", "repo", "5050"],
  ["[2001:db8::1]:5000/repo:tag", "[2001:db8::1]:5000", "repo", "tag"],
  ["lowercase:Uppercase", "docker.io", "library/lowercase", "Uppercase"],
  ["Uppercase/lowercase", "Uppercase", "lowercase"],
  [`test:5000/repo@${sha256}`, "test:5000", "repo", undefined, sha256],
  [`[::1]:5000/repo:tag@${sha256}`, "[::1]:5000", "repo", "tag", sha256],
  [`repo:tag@${sha512}`, "docker.io", "library/repo", "tag", sha512],
  [`a${"-".repeat(9)}b/c__d.e_f:${"t".repeat(128)}`, "docker.io", `a${"-".repeat(9)}b/c__d.e_f`, "t".repeat(128)],
];

const refused: readonly (readonly [string, string])[] = [
  ["", "reference"],
  ["redis:8 ", "reference"],
  ["https://github.com/docker/docker", "reference"],
  ["1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d7c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a", "reference"],
  ["[fe80::1%eth0]:5000/repo", "registry"],
  ["example.com:99999/repo", "registry"],
  ["-foo.com/bar", "registry"],
  ["[2001:db8::1]:5000", "repository"],
  [":justtag", "repository"],
  [`@${sha256}`, "repository"],
  ["Uppercase:tag", "repository"],
  ["test:5000/Uppercase/lowercase:tag", "repository"],
  ["aa/asdf$$^/aa", "repository"],
  ["docker///docker", "repository"],
  ["docker.io/docker/", "repository"],
  ["-docker", "repository"],
  ["do___cker/docker", "repository"],
  ["docker./docker2", "registry"],
  [`example.com/${"a/".repeat(128)}a:tag`, "repository"],
  ["redis:", "tag"],
  ["redis:-1", "tag"],
  ["redis:8:9", "tag"],
  [`redis:${"t".repeat(129)}`, "tag"],
  ["repo@", "digest"],
  ["repo@sha256:ffffffffffffffffffffffffffffffffff", "digest"],
  [`repo@invaliddigest:${"f".repeat(64)}`, "digest"],
  [`repo@sha256:${"F".repeat(64)}`, "digest"],
  [`repo@${sha256}:tag`, "digest"],
];

describe("the name of an image", () => {
  for (const [text, registry, repository, tag, digest] of accepted) {
    test(text, () => {
      const parsed = parseImageReference(text);
      expect(parsed.ok && { ...parsed.reference, familiar: undefined }).toEqual({
        registry,
        repository,
        tag,
        digest,
        familiar: undefined,
      });
      expect(grammar.test(text)).toBe(true);
    });
  }

  test.each(refused)("'%s' is refused for its %s", (text, part) => {
    const parsed = parseImageReference(text);
    if (parsed.ok) throw new Error("it was accepted");
    expect(parsed.problem.part).toBe(part);
    expect(parsed.problem.says).toMatch(/^[a-z]/);
    expect(parsed.problem.fix).not.toBe("");
  });

  test("its familiar form is the one that docker prints", () => {
    const familiar = (text: string) => {
      const parsed = parseImageReference(text);
      return parsed.ok ? formatImageReference(parsed.reference) : parsed.problem.says;
    };
    expect(familiar("docker.io/library/redis:8")).toBe("redis:8");
    expect(familiar("index.docker.io/n8nio/n8n")).toBe("n8nio/n8n");
    expect(familiar("ghcr.io/library/redis")).toBe("ghcr.io/library/redis");
    // Without its host this one would name another registry.
    expect(familiar("docker.io/team.example/app:1")).toBe("docker.io/team.example/app:1");
  });

  test("what is written can be read back, and every text of the grammar can be read", () => {
    const anyReference = fc.stringMatching(
      new RegExp(
        `^(?:(?:docker\\.io|localhost|[a-z]{1,3}\\.com|[A-Z]{1,2}|\\[::[1-9]\\])(?::[1-9][0-9]{0,3})?/)?(?:library/)?${component}(?:/${component}){0,2}(?::\\w[\\w.-]{0,9})?(?:@sha256:[a-f0-9]{64})?$`,
      ),
    );
    fc.assert(
      fc.property(anyReference, (text) => {
        fc.pre(!/^[a-f0-9]{64}$/.test(text));
        const parsed = parseImageReference(text);
        if (!parsed.ok) {
          // The only texts of the grammar that are refused: hosts that are no address, and names that are too long.
          expect(["registry", "repository"]).toContain(parsed.problem.part);
          expect(parsed.problem.part === "repository" && text.length <= 255).toBe(false);
          return;
        }
        expect(parseImageReference(formatImageReference(parsed.reference))).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  test("no text outside the grammar is read", () => {
    const nearMiss = fc.array(fc.constantFrom(..."ab1AZ._-/:@[]% é\n", "library", "localhost", sha256), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(nearMiss, (parts) => {
        const text = parts.join("");
        if (!grammar.test(text)) expect(parseImageReference(text).ok).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});
