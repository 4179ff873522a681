import { relative } from "node:path";
import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";

/** A part of a run and how long it took. */
interface Part {
  readonly name: string;
  readonly seconds: number;
}

/** Prints at the end what took long, what was skipped and what failed: the last lines of a log that is cut tell the most. */
export class Summary implements Reporter {
  private isFiltered = false;

  /** @param partsOf what is counted as one; by default a file. @param shown how many of them, the slowest first. */
  constructor(
    private readonly partsOf: (module: TestModule) => readonly Part[] = file,
    private readonly shown = 12,
  ) {}

  onInit({ config }: Vitest): void {
    this.isFiltered = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const parts = modules.flatMap(this.partsOf).sort((one, other) => other.seconds - one.seconds);
    print("What took long", parts.slice(0, this.shown).map(told));
    // What the command line leaves out need not be told.
    if (!this.isFiltered) print("Skipped", modules.flatMap(skipped));
    print("What passed at its second try only, and wants an explanation", modules.flatMap(flaky));
    print("What failed", modules.flatMap(failed));
  }
}

/** Every suite with tests of its own. */
export function suites(module: TestModule): readonly Part[] {
  return [...module.children.allSuites()].flatMap(({ fullName, children }) => {
    const ran = [...children.tests()].filter((test) => test.result().state !== "skipped");
    const milliseconds = ran.reduce((sum, test) => sum + (test.diagnostic()?.duration ?? 0), 0);
    return ran.length === 0 ? [] : [{ name: fullName, seconds: milliseconds / 1000 }];
  });
}

function file(module: TestModule): readonly Part[] {
  const { duration, collectDuration } = module.diagnostic();
  return [{ name: relative(process.cwd(), module.moduleId), seconds: (duration + collectDuration) / 1000 }];
}

function told({ name, seconds }: Part): string {
  return `${seconds.toFixed(1).padStart(8)} s  ${name}`;
}

/** The tests that were left out, with the reason where the test itself gives one; else it stands in the name. */
function skipped(module: TestModule): readonly string[] {
  return [...module.children.allTests("skipped")].map((test) => {
    const result = test.result();
    return `  ${test.fullName}${result.state === "skipped" && result.note ? `: ${result.note}` : ""}`;
  });
}

function failed(module: TestModule): readonly string[] {
  return [...module.children.allTests("failed")].map(withError);
}

/** The tests that failed and passed when they ran again, as `--retry` lets them. */
function flaky(module: TestModule): readonly string[] {
  return [...module.children.allTests("passed")].filter((test) => test.diagnostic()?.flaky).map(withError);
}

/** A test with the beginning of its message; the whole stands where it failed. */
function withError(test: TestCase): string {
  const [error] = test.result().errors ?? [];
  return `  ${test.fullName}: ${(error?.message ?? "").replaceAll(/\s+/g, " ").slice(0, 600)}`;
}

function print(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}
