import { dockerCallOf } from "../../model/ansible/docker-call.js";
import type { Role } from "../../model/ansible/role.js";
import { argument } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import type { Run } from "./role-scripts.js";

/** What a command harms besides what it means, and the way out. */
export const harm = {
  everything: {
    effect: "deletes volumes, networks and stopped containers",
    way: "Prune images alone: 'docker image prune --filter until=336h'.",
  },
  orphans: {
    effect: "removes services that another file of the project declares",
    way: "Give each Compose file a project of its own, and remove a service that left by its name.",
  },
  project: {
    effect: "stops every service of the project",
    way: "Let 'up --detach' change what changed, and remove a service that left by its name.",
  },
  network: {
    effect: "takes a network from containers that use it",
    way: "Leave networks to the role 'docker-stack', which creates them once.",
  },
  filter: {
    effect: "opens or closes everything until the new rules are there",
    way: "Add the new rules first, prove that you still get in, then delete the old ones; leave Docker's tables alone.",
  },
} as const;

/** What a program harms; nothing for the harmless ones. */
export function destroyedBy(run: Run): (typeof harm)[keyof typeof harm] | undefined {
  const { program, arguments: given } = run;
  const words = given.map(({ text }) => text);
  const call = dockerCallOf(run);
  if (call !== undefined)
    return destroyedByDocker(
      call.verb,
      call.words.map(({ text }) => text),
    );
  switch (program) {
    case "ufw":
      return words.includes("reset") ? harm.filter : undefined;
    case "iptables":
    case "ip6tables":
    case "iptables-nft":
    case "iptables-legacy":
      return flushesChains(words) ? harm.filter : undefined;
    case "nft":
      return flushes.test(words.join(" ")) ? harm.filter : undefined;
    case "netfilter-persistent":
      return words[0] === "flush" ? harm.filter : undefined;
    default:
      return undefined;
  }
}

function destroyedByDocker(verb: string, words: readonly string[]) {
  if (/^(?:(?:system|volume|network|container) prune|volume rm)$/.test(verb)) return harm.everything;
  if (verb === "compose down") return harm.project;
  if (verb === "compose up" && words.some((word) => /^--remove-orphans(?:=true)?$/.test(word))) return harm.orphans;
  return verb === "network rm" ? harm.network : undefined;
}

/** Whether every chain is emptied, or one that Docker or everybody uses. */
function flushesChains(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^(?:-F|--flush)$/.test(word));
  const chain = at < 0 ? "" : (words[at + 1] ?? "");
  return at >= 0 && (chain === "" || chain.startsWith("-") || /^(?:INPUT|FORWARD|OUTPUT|DOCKER.*)$/.test(chain));
}

const flushes = /\b(?:flush|delete|destroy)\s+(?:ruleset\b|table\s+(?:ip6?\s+)?(?:filter|nat)\b)/;

/** Lines that empty the packet filter, in files and texts that nft reads. */
export function* flushesIn(role: Role): Generator<{
  readonly at: FilePlace;
  readonly by: string;
  readonly command: string;
}> {
  for (const { path, text, source, task, lineAt } of role.written) {
    const isNft =
      /^#!.*\bnft\b/.test(text) ||
      /nft/.test(`${path} ${source?.path ?? ""}`) ||
      /^\s*table\s+(?:inet|ip6?|arp|bridge|netdev)\s/m.test(text);
    if (!isNft) continue;
    const by = source === undefined ? `task '${task?.name ?? ""}'` : `file '${source.path}'`;
    for (const [index, line] of text.split("\n").entries()) {
      const command = flushes.exec(line.replace(/#.*/, ""))?.[0];
      if (command !== undefined && /^\s*(?:flush|delete|destroy)\b/.test(line))
        yield { at: lineAt(index + 1), by, command };
    }
  }
  for (const script of role.scripts)
    for (const { program, redirects, line } of script.commands)
      for (const { operator, target } of program === "nft" && script.kind !== "unit" ? redirects : []) {
        const command = operator.includes("<<") ? flushes.exec(target)?.[0] : undefined;
        if (command !== undefined) yield { at: script.lineAt(line), by: script.by, command };
      }
  for (const task of role.tasks) {
    const command = flushes.exec(argument(task, "stdin"))?.[0];
    if (command !== undefined) yield { at: task.at, by: `task '${task.name}'`, command };
  }
}
