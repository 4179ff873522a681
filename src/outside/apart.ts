import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** A process that does jobs, one after the other. */
export interface Apart {
  /** Gives it a job, and waits for the answer; with 0 seconds for ever. Where none comes, it is over. */
  readonly ask: (job: object, seconds: number) => Promise<Answer>;
  readonly isOver: () => boolean;
  readonly end: () => void;
}

export type Answer =
  | { readonly kind: "answer"; readonly value: unknown }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "late" };

/**
 * Starts a module in a process apart, which loads what it needs and waits for jobs. It ends with this one, and may read files; it can write none and start
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
  const end = (): void => void child.kill("SIGKILL");
  // One that is in a loop does not hear that nobody listens any more.
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  // Heard below where somebody waits; a process that dies before its job fails with the job.
  child.on("error", () => {});
  return {
    ask: (job, seconds) => answerOf(child, job, seconds, said),
    isOver: () => isOver(child),
    end,
  };
}

function isOver({ exitCode, signalCode, killed, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || killed || pid === undefined;
}

function answerOf(child: ChildProcess, job: object, seconds: number, said: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      child.off("message", hear).off("exit", fail).off("error", fail);
      if (answer.kind !== "answer") child.kill("SIGKILL");
      resolve(answer);
    };
    const hear = (value: unknown) => finish({ kind: "answer", value });
    const fail = (error?: unknown) =>
      finish({ kind: "failed", message: error instanceof Error ? error.message : said.join("").trim() });
    const timer = seconds > 0 ? setTimeout(() => finish({ kind: "late" }), seconds * 1000) : undefined;
    child.once("message", hear).once("exit", fail).once("error", fail);
    if (isOver(child)) fail();
    else child.send(job, (error) => error && fail(error));
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
