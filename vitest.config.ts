import { readdirSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { Summary } from "./test/tools/summary.js";
import { SlowestFirst } from "./test/tools/slowest-first.js";

const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts"))
  .map((path) => `test/${path}`);
// A file that puts something else in a module's place must not meet the modules of another file.
const mocking = files.filter((path) => readFileSync(path, "utf8").includes("vi.mock("));

// Everything but the tests that deploy on a real host (vitest.host.config.ts).
export default defineConfig({
  test: {
    globalSetup: ["test/tools/compile-package.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: "100%",
    sequence: { sequencer: SlowestFirst },
    reporters: ["default", new Summary()],
    projects: [
      { extends: true, test: { name: "alone", include: mocking, isolate: true } },
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: mocking, isolate: false } },
    ],
  },
});
