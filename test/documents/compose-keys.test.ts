import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import type { Note } from "../../src/importing/note.js";
import { freeKeys, saidOtherwise } from "../../src/model/service/raw-keys.js";
import { scratch } from "../tools/scratch.js";
import { elsewhere } from "./compose-keys/elsewhere.js";
import { coded, composeKeysPage } from "./compose-keys/page.js";
import { around, samples } from "./compose-keys/samples.js";

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
}
const schema: Schema & { readonly $defs: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(new URL("../../schemas/compose-spec.json", import.meta.url), "utf8"),
);
const keysOf = (...definitions: readonly string[]) =>
  [...new Set(definitions.flatMap((name) => Object.keys(schema.$defs[name]?.properties ?? {})))].sort();

/** What `rexible import` makes of a file with a service that says the key, and nothing else but its image. */
function imported(key: string) {
  const image = key === "image" ? "" : `    image: ghcr.io/example/app:1.2.3\n`;
  const text = `services:\n  app:\n${image}    ${key}: ${samples[key]}${around}`;
  const folder = scratch({ "compose.yaml": text, "app.env": "MODE=production\n", "app.labels": "a=b\n", key: "x" });
  const { text: stack, notes } = importFiles([join(folder, "compose.yaml")]);
  return { stack, notes: notes.filter((note) => note.service === "app" && note.key === key) };
}

interface Outcome {
  readonly key: string;
  readonly stack: string;
  readonly notes: readonly Note[];
}
let known: readonly Outcome[] | undefined;
const outcomes = () => {
  known ??= Object.keys(samples).map((key) => ({ key, ...imported(key) }));
  return known;
};

it("docs/compose-keys.md says of each key what the import makes of it", async () => {
  const told = outcomes().map(({ key, notes }): [string, string] => [
    key,
    notes.map(({ outcome, says }) => `${outcome}: ${coded(says)}`).join("; ") || "taken",
  ]);
  await expect(composeKeysPage(new Map(told))).toMatchFileSnapshot("../../docs/compose-keys.md");
});

it("has every key of the specification", () => {
  expect(Object.keys(samples).sort()).toEqual(keysOf("service", "container_spec", "workload_spec"));
  expect([...freeKeys, ...Object.keys(saidOtherwise)].sort()).toEqual(Object.keys(samples).sort());
  const places = { "A network": "network", "A volume": "volume", "A secret": "secret", "A configuration": "config" };
  for (const [place, definition] of Object.entries({ ...places, healthcheck: "healthcheck", deploy: "deployment" }))
    expect(Object.keys(elsewhere[place] ?? {}).sort()).toEqual(keysOf(definition));
  expect(Object.keys(elsewhere["The file"] ?? {}).sort()).toEqual(Object.keys(schema.properties).sort());
});

it("what the import takes stands in the stack by the option that the table names", () => {
  for (const { key, stack, notes } of outcomes()) {
    const says: string = (saidOtherwise as Readonly<Record<string, string>>)[key] ?? "write 'compose'";
    const options = [...says.matchAll(/'([a-z]\w*)'/gi)].flatMap(([, option]) => option ?? []);
    const isTaken = notes.every(({ outcome }) => outcome !== "left out");
    if (isTaken && options.length > 0)
      expect([key, options.some((option) => stack.includes(`  ${option}: `))]).toEqual([key, true]);
    if (!isTaken) expect(notes.map((note) => note.says.length > 10)).toEqual([true]);
  }
});
