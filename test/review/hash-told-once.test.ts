import { expect, test } from "vitest";
import { findingsIn } from "./tools/evaluate.js";

test("a hash is told once, also where its dollar signs are doubled", async () => {
  const hash = "$$6$$saltsalt$$abcdefghijklmnopqrstuvwxyz0123456789";
  const found = await findingsIn(
    `const app = service("app", { ...required, environment: { APP_ADMIN: "admin:${hash}" } });`,
  );
  const there = found.filter(({ at }) => Array.isArray(at) && at.includes("APP_ADMIN"));
  expect(there.map(({ id }) => id)).toEqual(["REX028"]);
});
