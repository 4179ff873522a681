import { expect, it } from "vitest";
import { answersSsh, onBareHost } from "../harness/bare-host.js";
import { deploy, unwell } from "../harness/deployed.js";
import { killAfter, killed } from "../harness/kill-after.js";
import { part } from "../harness/part.js";
import { notePassed, passedBefore } from "../harness/passed.js";
import { say, timed } from "../harness/progress.js";
import { changedTasks, tasksThatRan } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

part("a first deployment that is killed at every task", () => {
  it("is brought to its end by the next one", { timeout: 7 * 24 * 3_600_000 }, async () => {
    const { ran, state } = await onBareHost(async ({ host, project }) => ({
      ran: tasksThatRan((await deploy(project)).stdout),
      state: await stateOf(host, project),
    }));
    expect(ran.length).toBeGreaterThan(50);
    const failures: string[] = [];
    for (const task of ran.filter((number) => passedBefore(nameOf(number)) === undefined)) {
      const outcome = await timed(`${nameOf(task)} of ${ran.at(-1)}`, () => mended(task, state));
      if (outcome === "") notePassed(nameOf(task));
      else failures.push(outcome);
    }
    expect(failures).toEqual([]);
  });
});

const nameOf = (task: number): string => `killed at task ${task}`;

/** What is wrong after a deployment that was killed at a task, and the one after it; empty where nothing is. */
function mended(task: number, state: readonly string[]): Promise<string> {
  return onBareHost(async (bare) => {
    const { host, project } = bare;
    try {
      expect((await killAfter(project, task)).code, "the playbook was killed").toBe(killed);
      expect(await answersSsh(bare), "SSH").toBe(true);
      await deploy(project);
      expect(await unwell(host), "containers").toEqual([]);
      expect(await stateOf(host, project), "state").toEqual(state);
      expect(changedTasks((await deploy(project)).recap), "a third deployment").toEqual([]);
      return "";
    } catch (error) {
      const told = `${nameOf(task)}: ${error instanceof Error ? error.message : String(error)}`;
      say(told);
      return told;
    }
  });
}
