import { defineConfig } from "vitest/config";
import { PassedParts } from "./test/host/harness/passed.js";
import { scope } from "./test/host/harness/scope.js";
import { Summary, suites } from "./test/tools/summary.js";

const include = {
  core: "test/host/report-stack.host.ts",
  all: "test/host/*.host.ts",
  long: "test/host/long/*.host.ts",
} as const;

// The tests that deploy on a real host. They take minutes and need root, so they are not part of `npm test`.
export default defineConfig({
  test: {
    include: [include[scope]],
    globalSetup: ["test/host/harness/global-setup.ts"],
    fileParallelism: false,
    testTimeout: 2_400_000,
    hookTimeout: 1_800_000,
    teardownTimeout: 120_000,
    reporters: ["default", new Summary(suites, 60), ...(scope === "core" ? [] : [new PassedParts()])],
  },
});
