import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { internet } from "./addresses.js";
import { cacheFolder } from "./cache.js";
import { complaint, demand, type Outcome, type RunOptions, run } from "./command.js";
import { rememberFirewall } from "./firewall.js";

/** Sockets and process ids; the engine's images and volumes are in the cache and outlive it. */
const runFolder = "/run/rexible-host-test";
const pidFile = `${runFolder}/dockerd.pid`;
/** The process that tests with the engine. */
const userFile = `${runFolder}/user.pid`;
/** Where the outer engine listens, for programs that read DOCKER_HOST. */
export const engineAddress = `unix://${runFolder}/docker.sock`;

/** Runs the outer engine's client; an error is the caller's to judge. */
export function docker(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const env = { ...options.env, DOCKER_HOST: engineAddress, DOCKER_BUILDKIT: "0" };
  return run("docker", args, { ...options, env });
}

/** Runs the outer engine's client, which must succeed, and returns what it printed. */
export async function dockerDemand(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const outcome = await docker(args, options);
  if (outcome.code !== 0) throw new Error(complaint(`docker ${args.join(" ")}`, outcome));
  return outcome.stdout.trimEnd();
}

/** Whether the harness's own engine already answers: a run that was told to keep it left it there. */
export async function isEngineUp(): Promise<boolean> {
  return existsSync(pidFile) && (await docker(["version"])).code === 0;
}

/** Starts an engine of the harness's own; the returned function ends it and removes what it did to the machine. */
export async function startEngine(): Promise<() => Promise<void>> {
  mkdirSync(runFolder, { recursive: true });
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(userFile, String(process.pid));
  const restoreFirewall = await rememberFirewall();
  const log = openSync(cacheFolder("dockerd.log"), "w");
  const engine = spawn(
    "dockerd",
    // No default bridge: its address range could be one of the machine's own.
    [
      `--data-root=${cacheFolder("engine")}`,
      `--exec-root=${runFolder}/exec`,
      `--pidfile=${pidFile}`,
      `--host=${engineAddress}`,
    ].concat("--bridge=none", `--insecure-registry=${internet.subnet}`, "--log-level=warn"),
    { detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  engine.unref();
  const ended = new Promise<void>((resolve) => engine.once("exit", () => resolve()));
  for (let waited = 0; (await docker(["version"])).code !== 0; waited += 1) {
    if (engine.exitCode !== null || waited > 120) {
      throw new Error(`dockerd does not come up:\n${readFileSync(cacheFolder("dockerd.log"), "utf8").slice(-2000)}`);
    }
    await pause(250);
  }
  return async () => {
    await removeOwnContainers();
    // It was let go of, and nothing else may be left to wait for: this process would end first, and clear nothing away.
    engine.ref();
    engine.kill("SIGTERM");
    await ended;
    await restoreFirewall();
    // A build with the network of the machine leaves that network's name mounted.
    await run("sh", ["-c", `umount ${runFolder}/exec/netns/*`]);
    rmSync(runFolder, { recursive: true, force: true });
  };
}

/** Removes every container and network of this engine: all are the harness's, for the engine is. */
export async function removeOwnContainers(): Promise<void> {
  const containers = (await dockerDemand(["ps", "-aq"])).split("\n").filter(Boolean);
  if (containers.length > 0) await dockerDemand(["rm", "-fv", ...containers]);
  await dockerDemand(["network", "prune", "-f"]);
}

/** Ends an engine that a crashed run left behind; its pid file names it. One that is in use is not touched. */
export async function endStaleEngine(): Promise<void> {
  const user = existsSync(userFile) ? readFileSync(userFile, "utf8") : "";
  if (user !== "" && user !== String(process.pid) && existsSync(`/proc/${user}`))
    throw new Error(`process ${user} runs the host tests on this machine; wait for its end`);
  if (!existsSync(pidFile)) return;
  const pid = readFileSync(pidFile, "utf8").trim();
  if (!existsSync(`/proc/${pid}/cmdline`) || !readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(runFolder)) {
    rmSync(pidFile, { force: true });
    return;
  }
  if ((await docker(["version"])).code === 0) await removeOwnContainers();
  await demand("kill", [pid]);
  for (let waited = 0; existsSync(`/proc/${pid}`) && waited < 120; waited += 1) await pause(250);
}
