import { performance } from "node:perf_hooks";
import { readRepository } from "../../dist/load/repository.js";
import { reviewFiles } from "../../dist/review/run.js";
import { counted } from "./counted.mjs";

/** Reads and reviews everything below a folder. */
export function measureReview(root) {
  const started = performance.now();
  const repository = readRepository(root, () => false);
  const findings = reviewFiles(repository.roles);
  return {
    repository,
    files: repository.read.compose.length,
    roles: repository.read.roles.length,
    seconds: (performance.now() - started) / 1000,
    crashes: findings.filter(({ id }) => id === "REX000").map(({ message }) => message),
    findings: counted(findings.map(({ id }) => id)),
  };
}
