import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importJudged } from "../../dist/commands/importing/import-judged.js";
import { judge } from "../../dist/commands/judging/judge.js";
import { UserError } from "../../dist/diagnostics/user-error.js";
import { counted } from "./counted.mjs";
import { decided } from "./decided.mjs";
import { unlistedDifferences } from "./same.mjs";
import { typeErrors } from "./types.mjs";

/**
 * Imports each application, builds what comes out, takes the decisions that are named, and builds again.
 *
 * @param groups Compose files by their paths below the root, those that stand over each other together.
 * @param work folder in which the package is installed.
 */
export async function measureImport(root, groups, work) {
  const results = [];
  for (const [index, group] of groups.entries()) results.push(await imported(root, group, join(work, String(index))));
  const stacks = results.filter(({ stack }) => stack !== undefined);
  await build(stacks, "untouched");
  for (const one of stacks) one.stack = decided(one.stack, one.decisions);
  await build(stacks, "decided");
  const share = (ones) => `${ones.length} of ${results.length} (${Math.round((100 * ones.length) / results.length)} %)`;
  const builds = (when) => stacks.filter((one) => one[when].length === 0);
  return {
    imports: share(stacks),
    "builds untouched": share(builds("untouched")),
    "builds after the named decisions": share(builds("decided")),
    "says another thing, unlisted": stacks.flatMap(({ differences = [], files }) => differences.map((one) => `${files}: ${one}`)),
    "compared by Compose": stacks.filter(({ differences }) => differences !== undefined).length,
    crashes: results.flatMap(({ crash, files }) => (crash === undefined ? [] : [`${files}: ${crash}`])),
    refused: results.flatMap(({ refused, files }) => (refused === undefined ? [] : [`${files}: ${refused}`])),
    "in the way before": counted(stacks.flatMap(kindsIn("untouched"))),
    "in the way after": counted(stacks.flatMap(kindsIn("decided"))),
    left: stacks.flatMap(({ decided: left, files }) => left.map((one) => `${files}: ${one}`)),
  };
}

async function imported(root, group, folder) {
  const files = group.join(" + ");
  try {
    const paths = group.map((path) => join(root, path));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    const stack = join(folder, "stack.ts");
    const { text, decisions, notes } = (await importJudged(paths, stack, (text) => writeFileSync(stack, text))).imported;
    return { files, folder, paths, stack: text, decisions, notes };
  } catch (error) {
    if (error instanceof UserError) return { files, refused: error.problems.map(({ message }) => message).join("; ") };
    return { files, crash: String(error?.stack ?? error) };
  }
}

/** Notes the errors of each stack; the types of all are asked for at once. */
async function build(stacks, when) {
  for (const { folder, stack } of stacks) writeFileSync(join(folder, "stack.ts"), stack);
  const types = typeErrors(stacks.map(({ folder }) => join(folder, "stack.ts")));
  for (const one of stacks) one[when] = [...(types.get(join(one.folder, "stack.ts")) ?? []), ...(await problemsOf(one, when))];
}

async function problemsOf(one, when) {
  try {
    const { folder, paths, notes } = one;
    const { problems, compiled } = await judge({ stack: join(folder, "stack.ts"), types: false });
    if (when === "decided" && compiled !== undefined)
      one.differences = unlistedDifferences(paths, compiled.files, notes, join(folder, "compose"));
    return problems
      .filter(({ severity }) => severity === "error")
      .map(({ id = "INVALID", message, position }) => `${id} ${position?.line ?? ""} ${message}`);
  } catch (error) {
    return [`CRASH ${error?.stack ?? error}`];
  }
}

/** Each kind once for each stack. */
function kindsIn(when) {
  return (one) => [...new Set(one[when].map((problem) => /\bREX\d{3}\b/.exec(problem)?.[0] ?? problem.split(" ")[0]))];
}
