import { afterAll, beforeAll, describe } from "vitest";
import { chapters } from "./chapters/in-order.js";
import { startBystanders } from "./harness/bystanders.js";
import { type Deployed, deploy } from "./harness/deployed.js";
import { keptHost, startHost } from "./harness/host.js";
import { fillInventory } from "./harness/inventory.js";
import { part } from "./harness/part.js";
import { scope } from "./harness/scope.js";

// One host lives through all chapters: each finds the stack deployed and leaves it so.
describe("the stack of the report", () => {
  let deployed: Deployed | undefined;
  const on = (): Deployed => {
    if (deployed === undefined) throw new Error("there is no host");
    return deployed;
  };

  // biome-ignore lint/correctness/noEmptyPattern: vitest takes nothing else for a first argument that is not used.
  beforeAll(async ({}, { tasks: [first] }) => {
    const host = await startHost();
    deployed = { host, project: await fillInventory(host), ...(await startBystanders()) };
    const isLeftOut = first === undefined || first.mode === "skip";
    if (isLeftOut && keptHost === undefined) await deploy(deployed.project);
  });
  afterAll(() => deployed?.host.stop());

  for (const { name, tests, isCore = false } of chapters)
    if (isCore || scope === "all")
      part(name, () =>
        tests(on, (moved) => {
          deployed = moved;
        }),
      );
});
