import { expect, test } from "vitest";
import { compile } from "../../src/compile.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import declared from "./every-service.js";

test("a stack with every service of the catalog compiles without a finding", () => {
  const result = compile({
    exported: declared,
    mapOrigin: (place) => place,
    sources: readSources("."),
    roles: [],
    specification,
  });
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.invalid, null, 1));
  expect(result.findings.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
});
