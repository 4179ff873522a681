// Asks one of Docker's credential helpers: the program `docker-credential-<name> get`, which reads the registry's
// name from its standard input and answers in JSON.
import { spawn } from "node:child_process";
import * as z from "zod";
import type { Credentials } from "./credentials.js";
import type { Environment } from "./environment.js";
import { toOneLine } from "./one-line.js";

/** Helpers may unlock a keyring or ask a cloud; a person must not have to be waited for. */
const longestWait = 20_000;

const answerSchema = z.object({ Username: z.string(), Secret: z.string() });

export async function askCredentialHelper(
  name: string,
  server: string,
  environment: Environment,
): Promise<Credentials> {
  const source = `docker-credential-${name}`;
  const unavailable = (why: string): Credentials => ({ kind: "unavailable", source, why });
  if (!/^[\w.-]+$/.test(name)) return unavailable("its name is not the name of a program");
  const { code, output, problem } = await run(source, server, environment);
  if (problem !== undefined) return unavailable(problem);
  if (code !== 0) {
    // The helper protocol has no code for "nothing stored": this sentence is what every helper says.
    if (/credentials not found/i.test(output)) return { kind: "none" };
    return unavailable(`it ended with code ${code ?? "none"}: ${toOneLine(output) || "no message"}`);
  }
  const answer = answerSchema.safeParse(parse(output));
  if (!answer.success) return unavailable("its answer cannot be read");
  const { Username, Secret } = answer.data;
  return Username === "<token>"
    ? { kind: "identity-token", token: Secret, source }
    : { kind: "password", user: Username, password: Secret, source };
}

interface Run {
  readonly code?: number | null;
  readonly output: string;
  readonly problem?: string;
}

function run(program: string, input: string, environment: Environment): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(program, ["get"], {
      env: { ...environment },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: longestWait,
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve({
        output: "",
        problem: error.code === "ENOENT" ? "the program is not in PATH" : toOneLine(error.message),
      });
    });
    child.on("close", (code, signal) => {
      const output = Buffer.concat(chunks).toString("utf8");
      resolve(signal === null ? { code, output } : { output, problem: `it was ended by ${signal}` });
    });
    // A helper that ends without reading its input closes the pipe; its exit code tells more than that.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
