import type { Project } from "./inventory.js";
import { type PlaybookRun, runPlaybook } from "./playbook.js";
import { taskLine } from "./recap.js";

/** How a program ends that a signal ended. */
export const killed = -1;

/** Runs `site.yml` and kills the whole of it, without a chance to clean up, when a task of that number begins. */
export function killAfter(project: Project, task: number): Promise<PlaybookRun> {
  let begun = 0;
  return killWhen(project, (line) => {
    if (line.startsWith("TASK [")) begun += 1;
    return begun >= task;
  });
}

/** Runs `site.yml` and kills it when the task after a change begins: the first change that `mayBe` the last one. */
export function killAfterChange(project: Project, mayBe: (task: string) => boolean): Promise<PlaybookRun> {
  let current = "";
  let last: string | undefined;
  return killWhen(project, (line) => {
    const begun = taskLine.exec(line)?.[1];
    if (begun !== undefined && last !== undefined) return true;
    current = begun ?? current;
    if (line.startsWith("changed: [") && last === undefined && mayBe(current)) last = current;
    return false;
  });
}

/** Kills `site.yml` at the line of its output that says so. */
function killWhen(project: Project, isTime: (line: string) => boolean): Promise<PlaybookRun> {
  let pid: number | undefined;
  let begunLine = "";
  let isKilled = false;
  return runPlaybook(project, "site.yml", {
    started: (started) => {
      pid = started;
    },
    heard: (text) => {
      const lines = (begunLine + text).split("\n");
      begunLine = lines.pop() ?? "";
      if (isKilled || pid === undefined || !lines.some(isTime)) return;
      isKilled = true;
      process.kill(pid, "SIGKILL");
    },
  });
}
