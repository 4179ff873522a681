import type { Service } from "../../model/service/service.js";
import { withAssigned } from "../../model/shell/assigned.js";
import { hostAskedWith } from "./asked-host.js";

/** What a probe asks, word by word, and where it stands: in the words of its command, or those that the host would ask with. */
export function wordsOfProbe({
  healthcheck,
  probe,
}: Service): readonly { readonly word: string; readonly route: readonly (string | number)[] }[] {
  if (healthcheck !== undefined)
    return healthcheck.test.map((word, index) => ({ word, route: ["healthcheck", "test", index] }));
  if (probe?.kind !== "http") return [];
  return [{ word: `http://127.0.0.1:${probe.port}${probe.path}`, route: ["healthcheck", "path"] }];
}

/** A program that a command line starts, and the argument that names it. */
export interface StartedProgram {
  /** As written, such as "wget" or "/usr/bin/loki". */
  readonly program: string;
  /** The rest of its command. */
  readonly arguments: readonly string[];
  /** Index in the command line. */
  readonly index: number;
}

/** Words that a shell knows itself. */
const builtIns = new Set(
  ". : [ [[ ! ( { alias bg cd command do done echo elif else esac eval exec exit export fi for if in kill local printf pwd read return set shift test then trap true false type ulimit umask unset until wait while".split(
    " ",
  ),
);

const shells = /(?:^|\/)(?:sh|bash|ash|dash|zsh)$/;

/** The script of a command line that starts a shell with `-c`, and the index of the script. */
export function scriptOf(command: readonly string[]): { readonly script: string; readonly index: number } | undefined {
  if (!shells.test(command[0] ?? "")) return undefined;
  const flag = command.findIndex((word) => /^-\w*c$/.test(word));
  const script = flag < 0 ? undefined : command[flag + 1];
  return script === undefined ? undefined : { script, index: flag + 1 };
}

/** The programs that a command line needs in the image: its first word, and those of its script. */
export function programsOf(command: readonly string[]): readonly StartedProgram[] {
  const [first, ...others] = command;
  if (first === undefined) return [];
  const shell = { program: first, arguments: others, index: 0 };
  const script = scriptOf(command);
  if (script === undefined) return [shell];
  const commands = commandsIn(withAssigned(script.script)).map((part) => part.trim().split(/\s+/));
  const started = commands.flatMap((words) => {
    const start = words.findIndex((word) => word !== "" && !isAssignment(word) && !leads.has(word));
    const program = words[start];
    if (program === undefined || builtIns.has(program) || /^[:<>$"'\d-]/.test(program)) return [];
    return [{ program, arguments: words.slice(start + 1), index: script.index }];
  });
  return [shell, ...started];
}

/** The simple commands of a script, those in substitutions included. */
function commandsIn(script: string): readonly string[] {
  const substituted: string[] = [];
  const quiet = script.replace(/(["'])(?:\\.|(?!\1).)*\1/g, (quoted) =>
    quoted.startsWith("'") || !quoted.includes("$(") ? quoted.replace(/[;&|()`\n]/g, " ") : quoted.replaceAll('"', ""),
  );
  const flat = quiet.replace(
    /\$\(([^()]*)\)|`([^`]*)`/g,
    (_, inner: string | undefined, quoted: string | undefined) => {
      substituted.push(inner ?? quoted ?? "");
      return "$";
    },
  );
  return [...flat.split(/\|\|?|&&?|;|\n|[()]/), ...substituted.flatMap(commandsIn)];
}

/** Words before the program of a command. */
const leads = new Set(["!", "if", "then", "else", "elif", "do", "while", "until", "exec", "time", "{"]);

function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*=/.test(word);
}

const local = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[)$/i;

/** The hosts other than the service itself that a probe asks, each with the argument that names it. */
export function hostsAskedBy(
  test: readonly string[],
  service: string,
): readonly { readonly host: string; readonly index: number }[] {
  const byAddress = test.flatMap((text, index) =>
    isOverSocket(test, text) ? [] : hostsIn(withAssigned(text)).map((host) => ({ host, index })),
  );
  const byProgram = programsOf(test).flatMap(({ program, arguments: words, index }) => {
    const host = hostAskedWith(program, words.map(withoutQuotes));
    const place = index > 0 ? index : test.findIndex((word, at) => at > 0 && host !== undefined && word.includes(host));
    return host === undefined ? [] : [{ host, index: place }];
  });
  const seen = new Set<string>();
  return [...byAddress, ...byProgram].filter(({ host }) => {
    // What a variable holds is not known here; it is often the container's own name.
    if (seen.has(host) || local.test(host) || host === service || /^[$`]/.test(host)) return false;
    seen.add(host);
    return true;
  });
}

/** Whether what a word names is asked over a socket of the file system: the host of its address is sent, and nobody is looked up. */
export function isOverSocket(test: readonly string[], text: string): boolean {
  const words = scriptOf(test) === undefined ? test : [text];
  return words.some((word) => /(?:^|\s)--(?:abstract-)?unix-socket\b/.test(word));
}

function withoutQuotes(word: string): string {
  return word.replace(/^["']|["']$/g, "");
}

/** Hosts that stand in a text for themselves: in an address, as a file of bash, as the argument of a socket. */
function hostsIn(text: string): readonly string[] {
  const written = text.matchAll(
    /\/dev\/(?:tcp|udp)\/([A-Za-z0-9][\w.-]*)\/|connect(?:ion)?\(\s*\(?\s*['"]([A-Za-z0-9][\w.-]*)['"]/g,
  );
  const [first] = urlsIn(text);
  return [...(first === undefined ? [] : [first.host]), ...[...written].map(([, one, other]) => one ?? other ?? "")];
}

/** The HTTP addresses in a text; the host of an IPv6 address is "[". */
export function urlsIn(text: string): readonly { readonly host: string; readonly path: string }[] {
  return [...text.matchAll(/:\/\/(?:[^\s/@"']*@)?(\[|[^\s/:"']+)[^\s/"']*(\/[^\s?#"'|;&)]*)?/g)].map(
    ([, host = "", path = "/"]) => ({
      host,
      path,
    }),
  );
}
