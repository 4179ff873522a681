import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reporter, TestModule, TestRunEndReason, TestSuite, Vitest } from "vitest/node";
import { cacheFolder, folderIngredient, recipeKey } from "./cache.js";
import { isCompiled } from "./inventory.js";
import { compiled } from "./project-under-test.js";
import { scope } from "./scope.js";

/** When each part passed, and what was tested then. */
interface Passed {
  readonly tested: string;
  readonly parts: Readonly<Record<string, string>>;
}

const file = cacheFolder(`passed-${scope}.json`);
const folders = [...(isCompiled() ? [compiled] : []), fileURLToPath(new URL("..", import.meta.url))];
const tested = recipeKey(...folders.map(folderIngredient));

/** When an earlier run, which was stopped or failed later, passed a part; the core is always run as a whole. */
export function passedBefore(part: string): string | undefined {
  return scope === "core" ? undefined : read().parts[part];
}

/** Keeps in mind that a part passed. */
export function notePassed(part: string): void {
  const at = new Date().toISOString().slice(0, 16).replace("T", " ");
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(file, JSON.stringify({ tested, parts: { ...read().parts, [part]: at } }, null, 2));
}

/** Notes each suite of which every test passed, and forgets all of them when nothing is left to run. */
export class PassedParts implements Reporter {
  private isFiltered = false;

  onInit({ config }: Vitest): void {
    this.isFiltered = config.testNamePattern !== undefined;
  }

  onTestSuiteResult(suite: TestSuite): void {
    const tests = [...suite.children.allTests()];
    if (tests.length > 0 && tests.every((test) => test.result().state === "passed")) notePassed(suite.name);
  }

  onTestRunEnd(_: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    if (reason === "passed" && errors.length === 0 && !this.isFiltered) rmSync(file, { force: true });
  }
}

function read(): Passed {
  const nothing = { tested, parts: {} };
  if (!existsSync(file)) return nothing;
  const passed = JSON.parse(readFileSync(file, "utf8")) as Passed;
  return passed.tested === tested ? passed : nothing;
}
