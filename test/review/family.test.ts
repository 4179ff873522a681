import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rulePages } from "../../src/review/pages.js";
import { rules } from "../../src/review/registry.js";

const folder = fileURLToPath(new URL("../../src/review/rules/", import.meta.url));
/** Files of rules, by subject: "order/REX001-hardening-not-last.ts", in the order of their ids. */
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .sort((one, other) => (basename(one) < basename(other) ? -1 : 1));

const idOf = (path: string): string => basename(path).slice(0, 6);

describe("every rule", () => {
  test("has a file named by its id and its defect, and stands in the registry once, by id", () => {
    expect(files.filter((path) => !/^[a-z-]+\/REX\d{3}(-[a-z0-9]+)+\.ts$/.test(path))).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(files.map(idOf));
  });

  test("REX001 to REX008 are the report's eight errors, in its order", () => {
    expect(rules.slice(0, 8).map(({ id, title }) => `${id} ${title}`)).toEqual([
      "REX001 Hardening runs before another role",
      "REX002 A service is configured but not deployed, or deployed but not configured",
      "REX003 A role runs twice",
      "REX004 A connectivity check can block the deployment",
      "REX005 An image floats, or is no image",
      "REX006 A network collides with another owner or another range",
      "REX007 A container is entered before it exists",
      "REX008 PostgreSQL with the volume path or the capabilities of another version",
    ]);
  });

  test.each(rules)("$id speaks as the others do", ({ title, says, why, fix, links }) => {
    const sentences = typeof says === "string" ? [says] : Object.values(says);
    const ways = typeof fix === "string" ? [fix] : Object.values(fix);
    for (const sentence of sentences)
      expect(sentence, "what: a lower-case sentence without a full stop").toMatch(/^[^A-Z].*[^.]$/);
    for (const text of [why, ...ways])
      expect(text, "why and way out: whole sentences").toMatch(/^([A-Z'"].*[.:]|\{way\})$/s);
    for (const text of [title, why, ...sentences, ...ways]) expect(text).not.toMatch(/please|!|you should/i);
    for (const link of links) expect(link).toMatch(/^https:\/\//);
  });

  test.each(files)("%s is judged by types where it says so, in the list of the language", (path) => {
    const text = readFileSync(folder + path, "utf8");
    const reviewed = readFileSync(fileURLToPath(new URL("../../src/dsl/reviewed.ts", import.meta.url)), "utf8");
    const isTyped = !text.includes("inEditor: false");
    expect(text.includes("export type Review<")).toBe(isTyped);
    expect(reviewed.includes(`${idOf(path)}.Review<`)).toBe(isTyped);
  });

  test("a rule about lock-outs or lost data cannot be accepted", () => {
    const unacceptable = rules.filter(({ acceptable }) => !acceptable).map(({ id }) => id);
    expect(unacceptable).toEqual(
      expect.arrayContaining(["REX001", "REX008", "REX020", "REX022", "REX042", "REX055", "REX057"]),
    );
  });
});

describe("the rule book in docs/rules", () => {
  const pages = rulePages(rules);

  test.each([...pages])("%s is what the rules say", async (path, text) => {
    await expect(text).toMatchFileSnapshot(`../../docs/rules/${path}`);
  });

  test("has no page without a rule", () => {
    const written = readdirSync(fileURLToPath(new URL("../../docs/rules/", import.meta.url)));
    expect(written.filter((name) => !pages.has(name))).toEqual([]);
  });
});
