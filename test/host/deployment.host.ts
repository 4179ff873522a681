import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { canaryMark } from "./harness/canaries.js";
import { deploy, lives, unwell } from "./harness/deployed.js";
import { type Host, startHost } from "./harness/host.js";
import { fillInventory, isCompiled, type Project } from "./harness/inventory.js";
import { containers } from "./harness/probes.js";
import { say } from "./harness/progress.js";
import { changedTasks } from "./harness/recap.js";

const reason = inject("whyNotHere") || (isCompiled() ? "" : "generated/ is not there");

describe.skipIf(reason !== "")("the stack of the report", () => {
  let host: Host;
  let project: Project;

  beforeAll(async () => {
    host = await startHost();
    project = fillInventory(host);
  });
  afterAll(() => host?.stop());

  it("deploys on a bare Debian 13 in one run", async () => {
    const { recap, seconds } = await deploy(project);
    say(`first deployment: ${recap.tasks} tasks, ${seconds.toFixed(0)} s`);
    expect(recap.failed + recap.unreachable).toBe(0);
    expect((await containers(host)).size).toBe(12);
    expect(await unwell(host)).toEqual([]);
  });

  it("changes nothing and restarts nothing when deployed again", async () => {
    const before = await lives(host);
    const { recap, seconds } = await deploy(project);
    say(`deployment that changes nothing: ${recap.tasks} tasks, ${seconds.toFixed(0)} s`);
    expect(changedTasks(recap)).toEqual([]);
    expect(await lives(host)).toEqual(before);
  });

  it("changes nothing and prints no secret in check mode with diffs", async () => {
    const before = await lives(host);
    const outcome = await deploy(project, { check: true, diff: true, verbosity: 3 });
    expect(changedTasks(outcome.recap)).toEqual([]);
    expect(outcome.stdout + outcome.stderr).not.toContain(canaryMark);
    expect(await lives(host)).toEqual(before);
  });

  it("comes back by itself after a reboot", async () => {
    await host.reboot();
    await expect.poll(() => unwell(host), { timeout: 240_000, interval: 2_000 }).toEqual([]);
  });
});
