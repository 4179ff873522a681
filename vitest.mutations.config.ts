import { defineConfig } from "vitest/config";

// All mutations of the harness, which takes minutes; some of each kind are among the other tests.
export default defineConfig({
  test: {
    include: ["test/review/mutations/*.mutations.ts"],
    globalSetup: ["test/tools/compile-package.ts"],
    testTimeout: 3_600_000,
  },
});
