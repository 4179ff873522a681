import type { Project } from "./inventory.js";
import { type PlaybookRun, runPlaybook } from "./playbook.js";

/** How a program ends that a signal ended. */
export const killed = -1;

/** Runs `site.yml` and kills the whole of it, without a chance to clean up, when a task of that number begins. */
export function killAfter(project: Project, task: number): Promise<PlaybookRun> {
  let pid: number | undefined;
  let begun = 0;
  return runPlaybook(project, "site.yml", {
    started: (started) => {
      pid = started;
    },
    heard: (text) => {
      begun += text.match(/^TASK \[/gm)?.length ?? 0;
      if (begun >= task && pid !== undefined) process.kill(pid, "SIGKILL");
    },
  });
}
