import { expect, test } from "vitest";
import { floats } from "../../src/review/questions/floating-tag.js";

test.each([
  ...["latest", "stable", "edge", "main", "nightly", "lts", "18", "v3", "2022", "18-bookworm", "18-alpine3.22"],
  ...[
    "stable-alpine3.20",
    "php8.3",
    "8-php8.3",
    "8-php8.3-apache",
    "main-1.2",
    "1.2.3-latest",
    "2.4.0-SNAPSHOT",
    "20250101-latest",
  ],
  ...["latest-pg17", "pg17", "pg17-trixie", "lts-noble", "3-python3.12", "20-jdk21", "edge-alpine", "dev-php8.3"],
])("%s floats", (tag) => {
  expect(floats(tag)).toBe(true);
});

test.each([
  ...["18.4", "v1.2.3", "18.4-bookworm", "8.4.0-alpine3.22", "19beta3-trixie", "1.2.3-rc.1", "v1.83.3-stable", "6_9"],
  ...[
    "main-v1.81.14-stable",
    "v1.83.10-nightly",
    "pg17.6-ts2.22.1",
    "2.22.1-pg17",
    "0.8.1-pg18",
    "17-3.5",
    "18-3.6-alpine",
  ],
  ...["14-vectorchord0.4.3-pgvectors0.2.0", "pg17-v0.4.3", "RELEASE.2025-01-20T14-49-07Z", "20250101", "2025-01-20"],
  ...[
    "sha-3f2a9c1",
    "main-3f2a9c1",
    "b4567",
    "r12345",
    "build-4711",
    "version-4.6.0",
    "4.6.0-ls285",
    "nightly-20250101",
  ],
  ...["2026.5.27", "5.0.0-php8.3-apache", "1.25-alpine", "7.4.11-bookworm", "v0.4.2", "2026.5", "9.1.0-2"],
])("%s is one image", (tag) => {
  expect(floats(tag)).toBe(false);
});
