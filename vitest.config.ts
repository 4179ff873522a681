import { defineConfig } from "vitest/config";

// Everything but the tests that deploy on a real host (vitest.host.config.ts).
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/tools/compile-package.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
