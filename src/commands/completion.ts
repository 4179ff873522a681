import type { Command } from "commander";
import { type Completed, scripts } from "./completing/scripts.js";
import type { Shell } from "./completing/shells.js";

/** Prints a completion script, made from the commands and options that there are. */
export function completion(program: Command, shell: Shell): number {
  process.stdout.write(scripts[shell](program.name(), commandsOf(program)));
  return 0;
}

function commandsOf(program: Command): readonly Completed[] {
  return program.commands.map((command) => ({
    name: command.name(),
    says: command.description(),
    words: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    options: command.options.map(({ long, description, argChoices = [] }) => ({
      name: long ?? "",
      says: description,
      choices: argChoices,
    })),
  }));
}
