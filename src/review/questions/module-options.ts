import { moduleOptions } from "../../facts/ansible/module-options.js";

/** What a module of Ansible takes. */
export interface TakingModule {
  /** Whether it takes other options too: those of a module that it calls, or names of one's own. */
  readonly isOpen: boolean;
  readonly options: readonly TakenOption[];
}

export interface TakenOption {
  /** Its name, then its aliases. */
  readonly names: readonly string[];
  readonly isRequired: boolean;
  /** The only values that it takes, where there are such. */
  readonly choices: readonly string[] | undefined;
  readonly type: "bool" | "int" | "float" | undefined;
}

/** What the module of a full name takes; nothing where that is not known. */
export function takenBy(name: string): TakingModule | undefined {
  modules ??= new Map(moduleOptions.trim().split("\n").map(readLine));
  return modules.get(name);
}

let modules: ReadonlyMap<string, TakingModule> | undefined;

function readLine(line: string): readonly [string, TakingModule] {
  const [name = "", ...words] = line.split(" ");
  const isOpen = words[0] === "*";
  return [name, { isOpen, options: words.slice(isOpen ? 1 : 0).map(readOption) }];
}

function readOption(word: string): TakenOption {
  const [, required, names = "", sign, values = ""] = /^(!?)([^=:]+)([=:]?)(.*)$/.exec(word) ?? [];
  return {
    names: names.split(","),
    isRequired: required === "!",
    choices: sign === "=" ? values.split("|") : undefined,
    type: sign === ":" ? (values as TakenOption["type"]) : undefined,
  };
}
