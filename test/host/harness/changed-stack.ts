import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { OnHost } from "./deployed.js";
import { siteDomain } from "./inventory.js";
import { compileForHost } from "./project-under-test.js";
import { type Edit, edited, rebuild } from "./rebuilt.js";
import { layZone } from "./zone.js";

/** The stack of the host with the changes of one chapter, in a folder of that name while the chapter lasts. */
export function changedStack(on: OnHost, name: string) {
  const folder = (): string => join(on().host.folder, name);
  let before = "";
  beforeAll(() => {
    mkdirSync(folder(), { recursive: true });
    compileForHost(folder());
    before = readFileSync(join(folder(), "stack.ts"), "utf8");
  });
  afterAll(() => rmSync(folder(), { recursive: true, force: true }));

  /** Builds it with these changes alone, under the operator's own values, and lays the records that its documents list. */
  const build = async (edits: readonly Edit[]): Promise<void> => {
    const { project } = on();
    writeFileSync(join(folder(), "stack.ts"), edits.reduce(edited, before));
    rebuild(folder(), project.folder);
    await layZone(project.folder, siteDomain);
  };
  return { folder, build };
}
