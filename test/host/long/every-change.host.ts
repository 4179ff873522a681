import { expect, it } from "vitest";
import { answersSsh, type Bare, onBareHost } from "../harness/bare-host.js";
import { complaint } from "../harness/command.js";
import { deploy, unwell } from "../harness/deployed.js";
import { killAfterChange, killed } from "../harness/kill-after.js";
import { part } from "../harness/part.js";
import { say } from "../harness/progress.js";
import { changedTasks } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

/**
 * One bare host, and a deployment that is killed right after its first change, the next one after the change that it adds,
 * and so on to the end. What a kill breaks stays broken on this host: either a later deployment stops at it, or it stands in
 * the state at the end. Each task may be the last one as often as it changed something in a deployment that nobody killed.
 */
part("a first deployment that is killed after every change", () => {
  it("goes on each time, and comes to the same end", { timeout: 6 * 3_600_000 }, async () => {
    const undisturbed = await onBareHost(async ({ host, project }) => ({
      changes: changedTasks((await deploy(project)).recap),
      state: await stateOf(host, project),
    }));
    expect(undisturbed.changes.length).toBeGreaterThan(50);

    await onBareHost(async (bare) => {
      const kills = await killAfterEveryChange(bare, undisturbed.changes);
      expect(kills.length, `kills: ${kills.join(", ")}`).toBeGreaterThan(undisturbed.changes.length * 0.8);
      expect(await unwell(bare.host), "containers").toEqual([]);
      expect(await stateOf(bare.host, bare.project), "state").toEqual(undisturbed.state);
      expect(changedTasks((await deploy(bare.project)).recap), "a deployment after it").toEqual([]);
    });
  });
});

/** Deploys until a deployment gets to its end; returns the tasks after which one was killed, in order. */
async function killAfterEveryChange(bare: Bare, changes: readonly string[]): Promise<readonly string[]> {
  const left = countOf(changes);
  const kills: string[] = [];
  for (;;) {
    let last = "";
    const run = await killAfterChange(bare.project, (task) => {
      if ((left.get(task) ?? 1) === 0) return false;
      last = task;
      left.set(task, (left.get(task) ?? 1) - 1);
      return true;
    });
    const after = kills.length === 0 ? "at the first" : `after kills at ${kills.slice(-3).join(", ")}`;
    if (run.code === 0) return kills;
    if (run.code !== killed) throw new Error(complaint(`a deployment ${after}`, run));
    expect(await answersSsh(bare), `SSH after a kill at ${last}`).toBe(true);
    kills.push(last);
    say(`killed ${kills.length} times of about ${changes.length}: after '${last}', ${run.seconds.toFixed(0)} s`);
  }
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
