/** What one task did on the host. */
export interface TaskResult {
  readonly name: string;
  readonly status: "ok" | "changed" | "skipping" | "failed" | "unreachable";
}

/** A finished run of a playbook, as its own output tells it. */
export interface Recap {
  /** Tasks that ran, changed or not; skipped ones are not among them. */
  readonly tasks: number;
  readonly changed: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly rescued: number;
  /** Every task in order, with what came of it. */
  readonly results: readonly TaskResult[];
}

/** The line with which a task or a handler begins. */
export const taskLine = /^(?:TASK|RUNNING HANDLER) \[(.+?)\] \**$/;
const statusLine = /^(ok|changed|skipping|failed|fatal|unreachable): \[/;
const recapLine = /^\S+\s+: ok=(\d+)\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)\s+skipped=\d+\s+rescued=(\d+)/;

/** Reads what `ansible-playbook` printed with its default output. */
export function readRecap(stdout: string): Recap {
  const results: TaskResult[] = [];
  const sums = [0, 0, 0, 0, 0];
  let name = "";
  for (const line of stdout.split("\n")) {
    name = taskLine.exec(line)?.[1] ?? name;
    const status = statusLine.exec(line)?.[1];
    if (status !== undefined) results.push({ name, status: meaning(status, line) });
    const counts = recapLine.exec(line)?.slice(1) ?? [];
    for (const [index, count] of counts.entries()) sums[index] = (sums[index] ?? 0) + Number(count);
  }
  const [ok = 0, changed = 0, unreachable = 0, failed = 0, rescued = 0] = sums;
  return { tasks: ok + failed + rescued, changed, failed, unreachable, rescued, results: perTask(results) };
}

/** The names of the tasks that changed something: empty after a second run. */
export function changedTasks(recap: Recap): readonly string[] {
  return recap.results.filter((result) => result.status === "changed").map((result) => result.name);
}

/** How many tasks ran besides those by which Ansible checks a role's arguments, on the controller. */
export function tasksBesideChecks({ results }: Recap): number {
  return results.filter(({ name, status }) => status !== "skipping" && !name.includes("Validating arguments")).length;
}

/** The numbers of the tasks that did something on the host, counted from 1 over all that the output names. */
export function tasksThatRan(stdout: string): readonly number[] {
  const texts = stdout.split(/^TASK \[/m).slice(1);
  return texts.flatMap((text, index) => (/^(ok|changed): \[/m.test(text) ? [index + 1] : []));
}

/** The names of the tasks that failed. */
export function failedTasks(recap: Recap): readonly string[] {
  return recap.results
    .filter((result) => result.status === "failed" || result.status === "unreachable")
    .map((result) => result.name);
}

function meaning(status: string, line: string): TaskResult["status"] {
  if (status === "fatal") return line.includes("UNREACHABLE!") ? "unreachable" : "failed";
  return status as TaskResult["status"];
}

const weight = { skipping: 0, ok: 1, changed: 2, failed: 3, unreachable: 4 } as const;

/** A loop prints a line for each item: the task is as bad as its worst item. */
function perTask(lines: readonly TaskResult[]): readonly TaskResult[] {
  const tasks: TaskResult[] = [];
  for (const line of lines) {
    const last = tasks.at(-1);
    if (last?.name !== line.name) tasks.push(line);
    else if (weight[line.status] > weight[last.status]) tasks[tasks.length - 1] = line;
  }
  return tasks;
}
