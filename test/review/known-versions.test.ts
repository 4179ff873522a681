import { expect, test } from "vitest";
import { findingsIn } from "./tools/evaluate.js";

// Ranges that the catalog has: PostgreSQL >=14 <18 and >=18 <19, Redis >=8 <8.8 and >=8.8 <9.
test.each([
  ["postgres:13.22-bookworm", ">=14 <18"],
  ["postgres:19.0-trixie", ">=18 <19"],
  ["redis:7.4.1-bookworm", ">=8 <8.8"],
  ["redis:9.0.0-bookworm", ">=8.8 <9"],
])("REX011 names the known range that is nearest to %s", async (image, range) => {
  const findings = await findingsIn(`const app = service("app", { ...required, image: "${image}" });`);
  const [, tag] = image.split(":");
  expect(findings.filter(({ id }) => id === "REX011").map(({ message }) => message)).toEqual([
    `nothing is known about version '${tag}' of '${image.split(":")[0]}' of service 'app': the nearest that is known is '${range}'`,
  ]);
});
