#!/usr/bin/env node
import { Argument, Command, Option } from "commander";
import { shells } from "./commands/completing/shells.js";
import { kinds } from "./commands/starting/kinds.js";
import { keepPaths, PathOption } from "./commands/starting/path-option.js";
import { end } from "./commands/telling/end.js";
import { formats } from "./commands/telling/format.js";
import { packageVersion } from "./commands/telling/package-version.js";
import { usageError } from "./commands/telling/usage-error.js";

const stackOption = new PathOption("--stack <path>", "file that describes the stack").default("stack.ts");
const outOption = new PathOption("--out <folder>", "folder to write to").default("generated");
const jsonOption = () =>
  new Option("--format <name>", "how to tell the outcome").choices(["terminal", "json"]).default("terminal");
const typesOption = new Option("--no-types", "do not ask TypeScript for type errors");

const program = new Command("rexible")
  .description("Compile a stack, written in TypeScript, into plain Ansible and Compose.")
  .version(packageVersion())
  .addOption(new Option("-v").hideHelp())
  .on("option:v", () => process.stdout.write(`${packageVersion()}\n`) && process.exit(0))
  .showHelpAfterError("(run 'rexible --help' for what there is)")
  .configureOutput({ outputError: (text, write) => write(usageError(text, process.argv)) });

program
  .command("build")
  .description("review the stack and write the Ansible project")
  .addOption(stackOption)
  .addOption(outOption)
  .addOption(typesOption)
  .option("--force", "overwrite generated files that were edited by hand")
  .option("--locked", "take an image without a current entry in images.lock.yaml for an error, as CI does")
  .option("--dry-run", "tell what would be written, and write nothing")
  .addOption(jsonOption())
  .action((options) => end(async () => (await import("./commands/build.js")).build(options), options));

program
  .command("check")
  .description("review the stack and write nothing, unless told to mend")
  .addOption(stackOption)
  .addOption(typesOption)
  .option("--fix", "mend what a machine can mend in the stack and its roles, show it as a patch, then review")
  .option("--watch", "review again whenever a file of the stack or of its roles changes, until Ctrl-C")
  .addOption(new Option("--format <name>", "how to tell what was found").choices(formats).default("terminal"))
  .action(({ watch, ...options }) =>
    end(
      async () =>
        watch === true
          ? (await import("./commands/watching/watch.js")).watchChecks(process.argv)
          : (await import("./commands/check.js")).check(options),
      options,
    ),
  );

program
  .command("review")
  .description("review Compose files and Ansible roles that were written by hand; needs no stack.ts")
  .argument("[paths...]", "folders and files (default: the working directory)")
  .addOption(new Option("--format <name>", "how to tell what was found").choices(formats).default("terminal"))
  .option(
    "--write-baseline",
    "take what is found for known from now on, so that a later review tells new findings alone",
  )
  .action((paths, options) => end(async () => (await import("./commands/review.js")).review(paths, options), options));

program
  .command("import")
  .description(
    "write a first stack.ts from Compose files, and IMPORT.md: what became of each key, and what is to be decided",
  )
  .argument(
    "[paths...]",
    "Compose files, each over those before, or a folder with one or with playbooks (default: the working directory)",
  )
  .addOption(
    new PathOption("--from-host <file>", "take what the files do not say from a saved answer of 'docker inspect'"),
  )
  .option(
    "--adopt <project>",
    "take over the data and the place of this project of Compose, as 'docker compose ls' names it",
  )
  .addOption(
    new PathOption(
      "--with-values <file>",
      "write the values of secrets that stand open to a file outside of Git, for the vault",
    ),
  )
  .addOption(jsonOption())
  .action((paths, options) =>
    end(async () => (await import("./commands/import.js")).importCompose(paths, options), options),
  );

program
  .command("diff")
  .description("show what a build would change, and write nothing")
  .addOption(stackOption)
  .addOption(outOption)
  .addOption(typesOption)
  .addOption(jsonOption())
  .action((options) => end(async () => (await import("./commands/diff.js")).diff(options), options));

program
  .command("plan")
  .description(
    "tell what a deployment would change against an earlier build: data, restarts, exposure, secrets, images",
  )
  .addOption(stackOption)
  .addOption(outOption)
  .addOption(typesOption)
  .addOption(
    new PathOption(
      "--against <revision>",
      "Git revision or folder to compare with (default: where the branch left the default branch)",
      true,
    ),
  )
  .addOption(
    new Option("--format <name>", "how to tell it").choices(["terminal", "markdown", "json"]).default("terminal"),
  )
  .option("--detailed-exit-code", "exit with 0 where nothing changes, 2 where something does, 1 on errors")
  .action((options) => end(async () => (await import("./commands/plan.js")).plan(options), options));

program
  .command("report")
  .description("write the stack as one page: what is open, who talks to whom, data, secrets, order, risks")
  .addOption(stackOption)
  .addOption(typesOption)
  .addOption(new PathOption("--to <file>", "file to write").default("report.html"))
  .addOption(
    new PathOption(
      "--restored <file>",
      "JSON file with the day of the last restore, by service (default: restored.json, where there is one)",
    ),
  )
  .addOption(jsonOption())
  .action((options) => end(async () => (await import("./commands/report.js")).report(options), options));

program
  .command("verify-images")
  .description("ask the registries whether every image exists for the hosts")
  .addOption(stackOption)
  .addOption(jsonOption())
  .action((options) =>
    end(async () => (await import("./commands/verify-images.js")).verifyStackImages(options), options),
  );

program
  .command("lock")
  .description("write the digests that the images' tags name now to images.lock.yaml")
  .addOption(stackOption)
  .addOption(jsonOption())
  .action((options) => end(async () => (await import("./commands/lock.js")).lock(options), options));

program
  .command("explain")
  .description("tell what a rule is about; without an id, list all rules")
  .argument("[id]", "such as REX001")
  .addOption(jsonOption())
  .action((id, options) =>
    end(async () => (await import("./commands/explain.js")).explain(id, options.format), options),
  );

program
  .command("facts")
  .description("tell what is known about an image, and where from")
  .argument("<image>", "such as redis:8.4.0-bookworm")
  .addOption(stackOption)
  .option(
    "--inspect",
    "read what the image says of itself from its registry, and compare it with the catalog and the stack",
  )
  .addOption(new Option("--platform <name>", "platform to inspect").default("linux/amd64"))
  .addOption(jsonOption())
  .action((image, options) => end(async () => (await import("./commands/facts.js")).facts(image, options), options));

program
  .command("lsp")
  .description("serve an editor over standard input and output: what the review says, while you type")
  .addOption(
    new Option("--stack <name>", "name of the stack file, in the folder of an open file or above").default("stack.ts"),
  )
  .option("--stdio", "talk over standard input and output, as it always does")
  .action((options) => end(async () => (await import("./commands/lsp.js")).lsp(options)));

program
  .command("init")
  .description("write a first stack.ts here, and what its project needs")
  .addOption(new Option("--kind <name>", "kind of stack to begin with").choices(Object.keys(kinds)).default("small"))
  .addOption(jsonOption())
  .action(({ kind, format }) => end(async () => (await import("./commands/init.js")).init(kind, format), { format }));

program
  .command("completion")
  .description("print a script by which a shell completes this command's words")
  .addArgument(new Argument("<shell>", "shell to complete in").choices(shells))
  .action((shell) => end(async () => (await import("./commands/completion.js")).completion(program, shell)));

// A stack that no option names may stand in a folder above, as a Git repository may.
program.hook("preAction", async (_, command) => {
  if (command.getOptionValueSource("stack") !== "default" || command.name() === "lsp") return;
  const typedIn = process.cwd();
  (await import("./commands/starting/enter-stack-folder.js")).enterStackFolder(command.opts().stack);
  keepPaths(command, typedIn);
});

await program.parseAsync();
