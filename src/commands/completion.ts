import type { Command } from "commander";
import { UserError } from "../diagnostics/user-error.js";
import { type Completed, scripts } from "./completing/scripts.js";

/**
 * Prints a completion script, made from the commands and options that there are.
 *
 * @param shell "bash", "zsh" or "fish".
 * @throws UserError where it is another one.
 */
export function completion(program: Command, shell: string): number {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
  if (script === undefined)
    throw new UserError({
      severity: "error",
      message: `there is no completion for the shell '${shell}'`,
      fix: `Write one of ${Object.keys(scripts).join(", ")}.`,
    });
  process.stdout.write(script(program.name(), commandsOf(program)));
  return 0;
}

function commandsOf(program: Command): readonly Completed[] {
  return program.commands.map((command) => ({
    name: command.name(),
    says: command.description(),
    options: command.options.map(({ long, description, argChoices = [] }) => ({
      name: long ?? "",
      says: description,
      choices: argChoices,
    })),
  }));
}
