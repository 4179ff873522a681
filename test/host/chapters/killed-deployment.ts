import { describe, expect, it } from "vitest";
import { answersSsh, type Bare } from "../harness/bare-host.js";
import { deploy, type OnHost, unwell } from "../harness/deployed.js";
import { killAfter, killed } from "../harness/kill-after.js";
import { everywhere, found, plant } from "../harness/planted.js";
import { say } from "../harness/progress.js";
import { tasksThatRan } from "../harness/recap.js";
import { stateOf } from "../harness/state.js";

/** A deployment that is killed at a task taken at random. Every task has its turn in long/every-task.host.ts. */
export function killedDeployment(on: OnHost): void {
  describe("a killed deployment", () => {
    it("leaves nothing that the next one does not mend", { timeout: 1_800_000 }, async () => {
      const { host, project } = on();
      const planted = await plant(on());
      // What a deployment has to make again: configuration, Compose projects, the containers of the second wave.
      const undo = `rm -rf ${project.root}/configs ${project.root}/compose; docker rm --force $(docker ps -q --filter label=com.docker.compose.project=${project.stack}-apps)`;
      await host.console(undo, 120);
      const ran = tasksThatRan((await deploy(project)).stdout);
      const undisturbed = await stateOf(host, project);
      const task = pick(ran);

      await host.console(undo, 120);
      say(`killing the playbook at task ${task} of ${ran.at(-1)}`);
      expect((await killAfter(project, task)).code, "the playbook was killed").toBe(killed);
      expect(await host.answersSsh({ port: project.sshPort }), `SSH after a kill at task ${task}`).toBe(true);
      await deploy(project);
      expect(await unwell(host), `containers after a kill at task ${task}`).toEqual([]);
      expect(await stateOf(host, project), `state after a kill at task ${task}`).toEqual(undisturbed);
      expect(await found(on()), `data after a kill at task ${task}`).toEqual(everywhere(planted));
    });
  });
}

/** Kills the deployment of a bare host at a task taken at random; a way in must be left. */
export async function killFirstDeployment(bare: Bare): Promise<void> {
  // The last number is one that a first deployment reaches even where its last tasks are left out.
  const task = 1 + Math.floor(Math.random() * 150);
  say(`killing the first deployment at task ${task}`);
  expect((await killAfter(bare.project, task)).code, "the playbook was killed").toBe(killed);
  expect(await answersSsh(bare), `SSH after a kill at task ${task}`).toBe(true);
}

function pick(tasks: readonly number[]): number {
  const task = tasks[Math.floor(Math.random() * tasks.length)];
  if (task === undefined) throw new Error("the output of the playbook names no task that ran");
  return task;
}
