import type { TestProject } from "vitest/node";
import { openDepot } from "./depot.js";
import { endStaleEngine, isEngineUp, removeOwnContainers, startEngine } from "./engine.js";
import { keptHost } from "./host.js";
import { describeImages, serviceImages } from "./image-table.js";
import { installTools, whyNotHere } from "./machine.js";
import { layNetworks } from "./networks.js";
import { say } from "./progress.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Why no host can run on this machine; empty when one can. */
    whyNotHere: string;
  }
}

/** Prepares the machine once for all test files; ends afterwards what it started, and nothing else. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const reason = await whyNotHere();
  project.provide("whyNotHere", reason ?? "");
  if (reason !== undefined) {
    say(`no host can run on this machine, so its tests are skipped: ${reason}`);
    return undefined;
  }
  await installTools();
  // For working on the tests: engine and last host stay up when the run is over, and the next run finds them.
  const keep = process.env.HOST_TEST_KEEP === "1" || keptHost !== undefined;
  const reused = keep && (await isEngineUp());
  if (reused && keptHost !== undefined) return undefined;
  if (!reused) await endStaleEngine();
  const stopEngine = reused ? async () => undefined : await startEngine();
  await removeOwnContainers();
  await layNetworks();
  await openDepot();
  say(`services of the report and what runs in their place:\n${describeImages(serviceImages)}`);
  return keep ? undefined : stopEngine;
}
