import type { Shell } from "./shells.js";

/** A command, with what may stand behind it. */
export interface Completed {
  readonly name: string;
  readonly says: string;
  /** What its argument may be, where that is one of a few words. */
  readonly words: readonly string[];
  readonly options: readonly { readonly name: string; readonly says: string; readonly choices: readonly string[] }[];
}

type Script = (program: string, commands: readonly Completed[]) => string;

/** By shell. */
export const scripts: Readonly<Record<Shell, Script>> = {
  bash,
  zsh: (program, commands) => `autoload -U +X bashcompinit && bashcompinit\n${bash(program, commands)}`,
  fish,
};

/** Words of the command line; where an option takes one of a few words, those; else files. */
function bash(program: string, commands: readonly Completed[]): string {
  const choices = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .map((option) => `    ${name}:${option.name}) words="${option.choices.join(" ")}" ;;`),
  );
  const first = commands.flatMap(({ name, words }) =>
    words.length === 0 ? [] : [`    ${name}:${name}) words="${words.join(" ")}" ;;`],
  );
  const options = commands.map(
    ({ name, options: all }) => `    ${name}:*) words="${all.map((option) => option.name).join(" ")}" ;;`,
  );
  return `# Completion of ${program} for bash: source it, or put it into the folder that bash-completion reads.
_${program}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" words=""
  case "\${COMP_WORDS[1]}:\${before}" in
${[...choices, ...first, ...options].join("\n")}
  esac
  if [ "\${COMP_CWORD}" -eq 1 ]; then words="${commands.map(({ name }) => name).join(" ")}"; fi
  COMPREPLY=($(compgen -W "\${words}" -- "\${current}"))
}
complete -o default -F _${program} ${program}
`;
}

function fish(program: string, commands: readonly Completed[]): string {
  const first = commands.map(
    ({ name, says }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quoted(says)}`,
  );
  const seen = (name: string) => `complete -c ${program} -n "__fish_seen_subcommand_from ${name}"`;
  const given = commands.flatMap(({ name, words }) =>
    words.length === 0 ? [] : [`${seen(name)} -f -a ${quoted(words.join(" "))}`],
  );
  const options = commands.flatMap(({ name, options: all }) =>
    all.map((option) => {
      const words = option.choices.length > 0 ? ` -x -a ${quoted(option.choices.join(" "))}` : "";
      return `${seen(name)} -l ${option.name.slice(2)}${words} -d ${quoted(option.says)}`;
    }),
  );
  return `${[`# Completion of ${program} for fish.`, ...first, ...given, ...options].join("\n")}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
