import { defineConfig } from "vitest/config";

// The tests that deploy on a real host. They take minutes and need root, so they are not part of `npm test`.
export default defineConfig({
  test: {
    include: ["test/host/**/*.host.ts"],
    globalSetup: ["test/host/harness/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 1_200_000,
    hookTimeout: 1_800_000,
    teardownTimeout: 120_000,
  },
});
