import { expect, test } from "vitest";
import { problemsOfFindings } from "../../src/diagnostics/locate.js";
import { readRepository } from "../../src/load/repository.js";
import { noStack } from "../../src/model/no-stack.js";
import { reviewFiles } from "../../src/review/run.js";
import { scratch } from "../tools/scratch.js";
import { defects } from "./planted/defects.js";
import { sound, soundRole } from "./planted/sound.js";

type Files = Readonly<Record<string, string>>;

const filesOf = (name: string): Files => (name === "role" ? soundRole : { "compose.yaml": sound[name] ?? "" });

async function found(files: Files): Promise<readonly string[]> {
  const repository = readRepository(scratch(files), () => false);
  const problems = await problemsOfFindings(reviewFiles(repository.roles), noStack, repository.textOf);
  return problems.map(({ id, position }) => {
    const line = repository.textOf(position?.file ?? "")?.split("\n")[(position?.line ?? 0) - 1] ?? "";
    return `${id} ${line.trim()}`;
  });
}

test.each([...Object.keys(sound), "role"])("nothing is found in %s as it stands", async (name) => {
  expect(await found(filesOf(name))).toEqual([]);
});

test.each(defects)("$rule in $file at $line", async ({ file, put: [from, to], rule, line }) => {
  const whole = Object.entries(filesOf(file));
  expect(whole.filter(([, text]) => text.split(from).length === 2)).toHaveLength(1);
  const told = await found(Object.fromEntries(whole.map(([path, text]) => [path, text.replace(from, () => to)])));
  expect(
    told.filter((one) => one.startsWith(rule) && one.includes(line)),
    told.join("\n"),
  ).not.toEqual([]);
});
