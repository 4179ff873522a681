import { afterAll, beforeAll, describe, inject } from "vitest";
import { backups } from "./chapters/backups.js";
import { contract } from "./chapters/contract.js";
import { failures } from "./chapters/failures.js";
import { firstDeployment } from "./chapters/first-deployment.js";
import { images } from "./chapters/images.js";
import { interruptions } from "./chapters/interruptions.js";
import { oneChange } from "./chapters/one-change.js";
import { upkeep } from "./chapters/upkeep.js";
import { startBystanders } from "./harness/bystanders.js";
import type { Deployed } from "./harness/deployed.js";
import { startHost } from "./harness/host.js";
import { fillInventory, isCompiled } from "./harness/inventory.js";

const reason = inject("whyNotHere") || (isCompiled() ? "" : "generated/ is not there");

// One host lives through all chapters, in this order: each finds the stack deployed and leaves it so.
describe.skipIf(reason !== "")("the stack of the report", () => {
  let deployed: Deployed | undefined;
  const on = (): Deployed => {
    if (deployed === undefined) throw new Error("there is no host");
    return deployed;
  };

  beforeAll(async () => {
    const host = await startHost();
    deployed = { host, project: fillInventory(host), ...(await startBystanders()) };
  });
  afterAll(() => deployed?.host.stop());

  firstDeployment(on);
  contract(on);
  oneChange(on);
  failures(on);
  images(on);
  interruptions(on);
  upkeep(on);
  backups(on, (restored) => {
    deployed = restored;
  });
});
