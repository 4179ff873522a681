import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demand } from "./command.js";

/** A key pair made for one run of the tests: the path of the private half, the line of the public one. */
export interface SshKey {
  readonly path: string;
  readonly publicLine: string;
}

/** Makes a key pair in a folder of the run's own. */
export async function makeSshKey(folder: string): Promise<SshKey> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "id_ed25519");
  if (!existsSync(path)) await demand("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "host-test", "-f", path]);
  return { path, publicLine: readFileSync(`${path}.pub`, "utf8").trim() };
}
