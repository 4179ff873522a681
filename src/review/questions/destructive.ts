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
  disk: {
    effect: "deletes data for good, of containers or of the host",
    way: "Delete by name what the role itself made, and nothing above it; leave volumes to their services.",
  },
  open: {
    effect: "lets everybody in",
    way: "Add the rules that are wanted, and leave the rest to 'hardening()'.",
  },
  filter: {
    effect: "opens or closes everything until the new rules are there",
    way: "Add the new rules first, prove that you still get in, then delete the old ones; leave Docker's tables alone.",
  },
} as const;

/** What a program harms; nothing for the harmless ones. */
export function destroyedBy(run: Run, root: string): (typeof harm)[keyof typeof harm] | undefined {
  const { program, arguments: given } = run;
  const words = given.map(({ text }) => text);
  const call = dockerCallOf(run);
  if (call !== undefined)
    return destroyedByDocker(
      call.verb,
      call.words.map(({ text }) => text),
    );
  switch (program) {
    case "rm":
    case "shred":
      return words.some((word) => /^-\w*r|^--recursive$/i.test(word)) && words.some((word) => isPrecious(word, root))
        ? harm.disk
        : undefined;
    case "mv":
    case "truncate":
      return words.some((word, index) => isPrecious(word, root) && (program === "truncate" || index < words.length - 1))
        ? harm.disk
        : undefined;
    case "lvremove":
    case "vgremove":
    case "pvremove":
      return harm.disk;
    case "zfs":
    case "zpool":
      return words[0] === "destroy" ? harm.disk : undefined;
    case "parted":
    case "sgdisk":
    case "sfdisk":
      return words.some((word) => /^(?:mklabel|mktable|rm|--zap-all|-Z|--delete)$/.test(word)) ? harm.disk : undefined;
    case "rsync":
      return words.some((word) => /^--del(?:ete)?(?:-|$)/.test(word)) && isPrecious(words.at(-1) ?? "", root)
        ? harm.disk
        : undefined;
    case "btrfs":
      return /^su\w* del/.test(words.join(" ")) ? harm.disk : undefined;
    case "find":
      return words.includes("-delete") && isPrecious(words[0] ?? "", root) ? harm.disk : undefined;
    case "wipefs":
    case "blkdiscard":
    case "mkswap":
      return words.some((word) => word.startsWith("/dev/")) ? harm.disk : undefined;
    case "dd":
      return words.some((word) => /^of=\/dev\/(?!null)/.test(word)) ? harm.disk : undefined;
    case "ufw":
      if (words.includes("disable")) return harm.open;
      return words.includes("reset") ? harm.filter : undefined;
    case "iptables":
    case "ip6tables":
    case "iptables-nft":
    case "iptables-legacy":
      if (/(?:^| )(?:-P|--policy) INPUT ACCEPT\b/.test(words.join(" "))) return harm.open;
      return flushesChains(words) ? harm.filter : undefined;
    case "nft":
      return flushes.test(words.join(" ")) ? harm.filter : undefined;
    case "netfilter-persistent":
      return words[0] === "flush" ? harm.filter : undefined;
    default:
      return /^mkfs(?:\.|$)/.test(program) && words.some((word) => word.startsWith("/dev/")) ? harm.disk : undefined;
  }
}

/** Whether a path holds what a role has not made: the stack's root and all below, Docker's own, a folder of the system. */
export function isPrecious(path: string, root: string): boolean {
  const tidy = path.replace(/\/+\*?$/, "") || "/";
  if (
    tidy === root ||
    (tidy.startsWith(`${root}/`) &&
      /^\/(?:data|backups|secrets|compose|configs|releases)\b/.test(tidy.slice(root.length)))
  )
    return true;
  return /^\/(?:var\/lib\/(?:docker|containerd)(?:\/volumes.*|\/overlay2.*)?|etc|home|root|var|var\/lib|opt|srv|usr|boot|)$/.test(
    tidy,
  );
}

function destroyedByDocker(verb: string, words: readonly string[]) {
  if (/^(?:(?:system|volume|network|container) prune|volume rm)$/.test(verb)) return harm.everything;
  if (verb === "compose down") return harm.project;
  if (verb === "rm" && words.some((word) => /^\$\(|^`/.test(word))) return harm.everything;
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
  for (const { path, text, by, source, lineAt } of role.written) {
    const isNft =
      /^#!.*\bnft\b/.test(text) ||
      /nft/.test(`${path} ${source?.path ?? ""}`) ||
      /^\s*table\s+(?:inet|ip6?|arp|bridge|netdev)\s/m.test(text);
    if (!isNft) continue;
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
