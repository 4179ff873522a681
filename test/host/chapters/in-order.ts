import type { Deployed, OnHost } from "../harness/deployed.js";
import { adoption } from "./adoption.js";
import { alerts } from "./alerts.js";
import { backups } from "./backups.js";
import { builds } from "./builds.js";
import { byHand } from "./by-hand.js";
import { certificates } from "./certificates.js";
import { contract } from "./contract.js";
import { driftsOfAHost } from "./drifts.js";
import { egress } from "./egress.js";
import { failures } from "./failures.js";
import { firstDeployment } from "./first-deployment.js";
import { guards } from "./guards.js";
import { images } from "./images.js";
import { interruptions } from "./interruptions.js";
import { jobs } from "./jobs.js";
import { killedDeployment } from "./killed-deployment.js";
import { leaving } from "./leaving.js";
import { newestCompose } from "./newest-compose.js";
import { offsite } from "./offsite.js";
import { oneChange } from "./one-change.js";
import { plans } from "./plans.js";
import { rollbacks } from "./rollbacks.js";
import { upgrades } from "./upgrades.js";
import { upkeep } from "./upkeep.js";

/** Tests on a host that has the stack, which they leave as they found it. */
export interface Chapter {
  readonly name: string;
  /** @param moveTo for a chapter that ends on another host than it began on. */
  readonly tests: (on: OnHost, moveTo: (deployed: Deployed) => void) => void;
  /** Whether `make host-test` reads it, which CI runs; `make host-test-all` reads them all. */
  readonly isCore?: true;
}

/** In the order in which one host lives through them. The first finds it bare. */
export const chapters: readonly Chapter[] = [
  { name: "first deployment", tests: firstDeployment, isCore: true },
  { name: "contract", tests: contract, isCore: true },
  { name: "certificates", tests: certificates, isCore: true },
  { name: "one change", tests: oneChange, isCore: true },
  { name: "by hand", tests: byHand },
  { name: "drifts", tests: driftsOfAHost },
  { name: "plans", tests: plans },
  { name: "egress", tests: egress },
  { name: "leaving", tests: leaving },
  { name: "jobs", tests: jobs },
  { name: "builds", tests: builds },
  { name: "adoption", tests: adoption },
  { name: "upgrades", tests: upgrades },
  { name: "rollbacks", tests: rollbacks },
  { name: "killed deployment", tests: killedDeployment, isCore: true },
  { name: "failures", tests: failures },
  { name: "images", tests: images },
  { name: "interruptions", tests: interruptions },
  { name: "upkeep", tests: upkeep },
  { name: "alerts", tests: alerts },
  { name: "guards", tests: guards },
  { name: "offsite", tests: offsite },
  { name: "newest Compose", tests: newestCompose },
  // The last one, for its host is wiped.
  { name: "backups", tests: backups, isCore: true },
];
