import { join } from "node:path";
import { type Outcome, run } from "./command.js";

/** Where and as whom to connect. */
export interface SshTarget {
  readonly user: string;
  readonly address: string;
  readonly port: number;
  /** The path of the private key. */
  readonly key: string;
  /** The folder that holds the known hosts. */
  readonly folder: string;
}

/** Runs a command over a connection of its own: no master connection that would answer when sshd no longer does. */
export function connect(target: SshTarget, command: string): Promise<Outcome> {
  const options = {
    BatchMode: "yes",
    ConnectTimeout: "5",
    ControlMaster: "no",
    ControlPath: "none",
    IdentitiesOnly: "yes",
    LogLevel: "ERROR",
    StrictHostKeyChecking: "accept-new",
    UserKnownHostsFile: join(target.folder, "known_hosts"),
  };
  const args = Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const where = ["-i", target.key, "-p", String(target.port), `${target.user}@${target.address}`];
  return run("ssh", ["-F", "none", ...args, ...where, command], { timeout: 120 });
}
