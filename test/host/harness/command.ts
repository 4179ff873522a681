import { spawn } from "node:child_process";

/** What a program said, and how it ended. `code` is -1 when it was ended by a signal. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Seconds until the program is ended. Default 300. */
  readonly timeout?: number;
  /** Called with the process id once the program runs: a test may end it half way. */
  readonly started?: (pid: number) => void;
  /** Called with each piece of standard output as it comes. */
  readonly heard?: (text: string) => void;
}

/** Runs a program to its end and returns what it said, whether it succeeded or not. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: (options.timeout ?? 300) * 1000,
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.stdout += text;
      options.heard?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, ...said, seconds: (performance.now() - begun) / 1000 }));
    // A program that ends before it has read its input is its own affair.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
    if (child.pid !== undefined) options.started?.(child.pid);
  });
}

/** Runs a program that must succeed, and returns its standard output without the last line break. */
export async function demand(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const outcome = await run(program, args, options);
  if (outcome.code !== 0) throw new Error(complaint(`${program} ${args.join(" ")}`, outcome));
  return outcome.stdout.trimEnd();
}

/** The sentence for a command that failed, with the end of what it said. */
export function complaint(command: string, outcome: Outcome): string {
  const said = `${outcome.stdout}\n${outcome.stderr}`.trim().slice(-3000);
  return `'${command.slice(0, 300)}' ended with code ${outcome.code} after ${outcome.seconds.toFixed(0)} s:\n${said}`;
}
