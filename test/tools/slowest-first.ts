import type { TestSpecification } from "vitest/node";
import { BaseSequencer } from "vitest/node";

/** The files that take longest, on a machine that has not measured them yet. */
const slow = ["lint/ansible", "images/preflight", "types/sentences", "types/budget", "cli/"];

/** Begins with the files that take longest, so that no core waits for one of them at the end. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = slow.findIndex((path) => moduleId.includes(`/test/${path}`));
  return found === -1 ? slow.length : found;
}
