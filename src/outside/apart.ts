import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** A process that does one job and ends. */
export interface Apart {
  /** Tells it something that has no answer, before its job. */
  readonly tell: (message: object) => void;
  /** Gives it the job, and waits for the answer; with 0 seconds for ever. May be called once. */
  readonly ask: (job: object, seconds: number) => Promise<Answer>;
}

export type Answer =
  | { readonly kind: "answer"; readonly value: unknown }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "late" };

/**
 * Starts a module in a process apart, which loads what it needs and waits for its job. It may read files; it can write none and start
 * nothing, and where Linux lets a user make a network of their own, it has none.
 *
 * @param module absolute path.
 */
export function startApart(module: string): Apart {
  const [program = process.execPath, ...before] = withoutNetwork();
  const child = spawn(program, [...before, ...readingOnly, module], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const said: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => void said.push(chunk.toString()));
  // Heard below where somebody waits; a process that dies before its job fails with the job.
  child.on("error", () => {});
  return {
    tell: (message) => void child.send(message, () => {}),
    ask: (job, seconds) => answerOf(child, job, seconds, said),
  };
}

function answerOf(child: ChildProcess, job: object, seconds: number, said: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      resolve(answer);
    };
    const timer = seconds > 0 ? setTimeout(() => finish({ kind: "late" }), seconds * 1000) : undefined;
    child.once("message", (value) => finish({ kind: "answer", value }));
    child.once("exit", () => finish({ kind: "failed", message: said.join("").trim() }));
    child.once("error", ({ message }) => finish({ kind: "failed", message }));
    if (child.exitCode !== null || child.signalCode !== null) finish({ kind: "failed", message: said.join("").trim() });
    else child.send(job, (error) => error && finish({ kind: "failed", message: error.message }));
  });
}

/** See https://nodejs.org/api/permissions.html; Node 20 calls it experimental. */
const readingOnly: readonly string[] = [
  process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission",
  "--allow-fs-read=*",
  "--no-warnings",
];

let prefix: readonly string[] | undefined;

/** A network with nothing in it, where the kernel lets a user have one; see unshare(1). */
function withoutNetwork(): readonly string[] {
  const own = ["unshare", "--user", "--map-current-user", "--net"];
  prefix ??=
    spawnSync("unshare", [...own.slice(1), "true"]).status === 0 ? [...own, process.execPath] : [process.execPath];
  return prefix;
}
