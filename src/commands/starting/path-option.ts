import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";

/** An option that names a file or a folder. An empty one, as a variable that is not set makes it, is refused: it would mean here. */
export class PathOption extends Option {
  /** @param mayBeOther whether it may also be something else, such as a revision, where nothing stands at that path. */
  constructor(
    flags: string,
    description: string,
    private readonly mayBeOther = false,
  ) {
    super(flags, description);
    this.argParser((value: string) => {
      if (value.trim() === "") throw new InvalidArgumentError("It is empty: write a path.");
      return value;
    });
  }

  /** The path as it is written from another folder than the one that it was typed in. */
  from(folder: string, typedIn: string, value: string): string {
    if (folder === typedIn || isAbsolute(value)) return value;
    const path = resolve(typedIn, value);
    return this.mayBeOther && !existsSync(path) ? value : relative(folder, path) || ".";
  }
}

/** Keeps what was typed pointing where it did, after the command went from one folder to another. */
export function keepPaths(command: Command, typedIn: string): void {
  const typed = command.options.filter(
    (option): option is PathOption =>
      option instanceof PathOption && command.getOptionValueSource(option.attributeName()) === "cli",
  );
  for (const option of typed) {
    const name = option.attributeName();
    command.setOptionValue(name, option.from(process.cwd(), typedIn, command.getOptionValue(name)));
  }
}
