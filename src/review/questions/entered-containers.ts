import { dockerCallOf, plainWords } from "../../model/ansible/docker-call.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import { scriptsRunBy } from "./role-scripts.js";

/** A container that must be there when a task runs: by its own name, or by its service in a Compose project. */
export type Entered = { readonly container: string } | { readonly service: string };

/** Commands that act on containers that exist. */
const acting =
  /^(?:exec|cp|attach|start|restart|kill|pause|unpause|stop|logs|top|commit|export|wait|port|rename|update)$/;

/** Options with a value behind them, of those commands. */
const valued =
  /^(?:-[eutwnsc]|--(?:env|user|workdir|env-file|detach-keys|index|tail|since|until|time|signal|timeout))$/;

/** The containers that a task enters. */
export function enteredBy(task: Task, role: Role, known: Readonly<Record<string, string>>): readonly Entered[] {
  const text = (...names: string[]) => role.resolve(argument(task, ...names), known);
  const { connection, delegate_to: delegate } = task.keywords;
  if (typeof connection === "string" && /docker(?:_api)?$/.test(connection) && typeof delegate === "string")
    return [{ container: role.resolve(delegate, known) }];
  if (task.action === "docker_container_exec" || task.action === "docker_container_copy_into")
    return [{ container: text("container") }];
  // One that is not there yet never becomes healthy.
  if (task.action === "docker_container_info" && task.keywords.until !== undefined)
    return [{ container: text("name", "container") }];
  if (task.action === "docker_compose_v2_exec") return [{ service: text("service") }];
  return scriptsRunBy(role, task).flatMap(({ commands }) =>
    commands.flatMap((command): readonly Entered[] => {
      const call = dockerCallOf(command);
      const verb = call?.verb.replace(/^compose /, "") ?? "";
      if (call !== undefined && /^(?:run|create)$/.test(verb))
        return joinedBy(call.words.map(({ text: word }) => role.resolve(word, known)));
      if (call !== undefined && verb === "inspect" && !call.isCompose && mustFind(task) && !command.isJudged)
        return plainWords(call, /^(?:-f|--format|--type)$/).map((word) => ({ container: role.resolve(word, known) }));
      if (call === undefined || !acting.test(verb) || (command.isJudged && verb !== "exec")) return [];
      const words = plainWords(call, valued).map((word) => role.resolve(word, known));
      const named =
        verb === "cp"
          ? words.flatMap((word) => /^([^/:]+):/.exec(word)?.[1] ?? [])
          : verb === "exec"
            ? words.slice(0, 1)
            : words;
      return named.map(filtered).map((name) => (call.isCompose ? { service: name } : { container: name }));
    }),
  );
}

/** The name that `$(docker ps -q --filter name=example_app)` looks for; any other word as it is. */
function filtered(word: string): string {
  return /^\$\(docker ps\b.*\bname=\^?\/?([\w.-]+)/.exec(word)?.[1] ?? word;
}

/** Containers whose network or folders a new container takes. */
function joinedBy(words: readonly string[]): readonly Entered[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1] ?? "";
    const network = /^(?:--net(?:work)?=)?container:([\w.-]+)$/.exec(word)?.[1];
    const from = /^--volumes-from=([\w.-]+)/.exec(word)?.[1] ?? (before === "--volumes-from" ? word : undefined);
    return [network, from].flatMap((container) => (container === undefined ? [] : [{ container }]));
  });
}

/** Whether the task fails where the container is not there. */
function mustFind({ keywords }: Task): boolean {
  return keywords.failed_when === undefined && keywords.ignore_errors === undefined;
}
