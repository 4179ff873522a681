import type { Command, Word } from "./command.js";

/** What a command line asks of Docker, without the options of the client. */
export interface DockerCall {
  /** Such as "exec", "system prune", "compose down"; the same for `docker exec` and `docker container exec`. */
  readonly verb: string;
  /** The options and words behind the verb. */
  readonly words: readonly Word[];
  readonly isCompose: boolean;
}

const groups = new Set(
  "builder buildx config container context image manifest network node plugin secret service stack swarm system trust volume".split(
    " ",
  ),
);

/** Options of the client that stand before the verb and take a value. */
const clientOptions =
  /^(?:-H|-c|-l|-n|--namespace|--host|--context|--config|--log-level|--tlscacert|--tlscert|--tlskey)$/;
const composeOptions =
  /^(?:-f|-p|--file|--project-name|--project-directory|--env-file|--profile|--ansi|--progress|--parallel)$/;

/** Reads a call of docker, podman, nerdctl or docker-compose; nothing where the command is another program. */
export function dockerCallOf({ program, arguments: given }: Command): DockerCall | undefined {
  if (program === "docker-compose" || program === "podman-compose") return composeCall(given);
  if (!/^(?:docker|podman|nerdctl)$/.test(program)) return undefined;
  const words = withoutOptions(given, clientOptions);
  const [first, second, ...rest] = words;
  if (first === undefined) return undefined;
  if (first.text === "compose") return composeCall(words.slice(1));
  if (!groups.has(first.text))
    return { verb: aliases.get(first.text) ?? first.text, words: words.slice(1), isCompose: false };
  const verb = second?.text ?? "";
  const isPlain = first.text === "container" && verb !== "prune";
  return {
    verb: isPlain ? (aliases.get(verb) ?? verb) : `${first.text} ${aliases.get(verb) ?? verb}`,
    words: rest,
    isCompose: false,
  };
}

/** Names that mean another command. */
const aliases: ReadonlyMap<string, string> = new Map([
  ["remove", "rm"],
  ["list", "ls"],
]);

function composeCall(given: readonly Word[]): DockerCall | undefined {
  const [verb, ...words] = withoutOptions(given, composeOptions);
  return verb && { verb: `compose ${verb.text}`, words, isCompose: true };
}

function withoutOptions(words: readonly Word[], valued: RegExp): readonly Word[] {
  let index = 0;
  while (words[index]?.text.startsWith("-")) index += valued.test(words[index]?.text ?? "") ? 2 : 1;
  return words.slice(index);
}

/** The words of a call that are no options and no values of options. */
export function plainWords({ words }: DockerCall, valued: RegExp): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const { text } = words[index] as Word;
    if (text === "--") continue;
    if (text.startsWith("-") && text !== "-") index += valued.test(text) ? 1 : 0;
    else found.push(text);
  }
  return found;
}
