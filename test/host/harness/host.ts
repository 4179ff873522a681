import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Seat, seats } from "./addresses.js";
import { cacheFolder } from "./cache.js";
import type { Outcome } from "./command.js";
import { preloadImages } from "./image-preload.js";
import { bootMachine, describeMachine, type Machine } from "./machine-room.js";
import { say } from "./progress.js";
import { connect, type SshTarget } from "./ssh.js";
import { makeSshKey, type SshKey } from "./ssh-key.js";

/** The operator's login: another one than the stack's default, so that the inventory's value must arrive everywhere. */
export const login = "deployer";

/** A host to deploy on, reached over SSH as its operator reaches it. */
export interface Host extends Machine {
  /** A folder of the controller's for this host: key, known hosts, copies of the playbooks, logs. */
  readonly folder: string;
  readonly key: SshKey;
  /** The address and the port SSH listens on; a test sets another port after hardening. */
  readonly address: string;
  /** Runs a command as the deploying user over a new SSH connection. */
  ssh(command: string, target?: Partial<SshTarget>): Promise<Outcome>;
  /** Whether a new SSH connection is let in. */
  answersSsh(target?: Partial<SshTarget>): Promise<boolean>;
  /** Removes the host and everything that belongs to it. */
  stop(): Promise<void>;
}

export interface HostOptions {
  /**
   * `preloaded` (default): the images lie in the engine's folder as if pulled before, which saves minutes.
   * `none`: a bare engine, and the deployment pulls every image from the depot's registry.
   */
  readonly images?: "preloaded" | "none";
  /** Default: that of the one host that most tests have. */
  readonly seat?: Seat;
}

/** The folder of a host that an earlier run kept, to go on with it instead of a bare one: for work on the tests alone. */
export const keptHost: string | undefined = process.env.HOST_TEST_HOST;

/** Boots a bare Debian 13 with a deploying user, a key of its own and two addresses. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const { seat = seats.first } = options;
  if (keptHost !== undefined && seat === seats.first) return describeHost(keptHost, describeMachine(seat.name), seat);
  const folder = mkdtempSync(join(tmpdir(), "rexible-host-"));
  const dockerFolder = join(folderOfHost(folder), "docker");
  mkdirSync(dockerFolder, { recursive: true });
  if (options.images !== "none") await preloadImages(dockerFolder);
  const key = await makeSshKey(folder);
  const machine = await bootMachine(seat.name, dockerFolder, undefined, seat);
  const authorized = `/home/${login}/.ssh/authorized_keys`;
  await machine.console(
    `echo '${key.publicLine}' > ${authorized} && chown ${login}: ${authorized} && chmod 0600 ${authorized}`,
  );
  await machine.console(`echo ${seat.vpn} > /etc/tailscale-address`);
  return describeHost(folder, machine, seat);
}

async function describeHost(folder: string, machine: Machine, seat: Seat): Promise<Host> {
  const key = await makeSshKey(folder);
  const target = { user: login, address: seat.internet, port: 22, key: key.path, folder };
  return {
    ...machine,
    folder,
    key,
    address: seat.internet,
    ssh: (command, other) => connect({ ...target, ...other }, command),
    answersSsh: async (other) => (await connect({ ...target, ...other }, "true")).code === 0,
    async stop() {
      if (process.env.HOST_TEST_KEEP === "1" || keptHost !== undefined)
        return say(`the host stays up; its folder is ${folder}`);
      await machine.remove();
      rmSync(folderOfHost(folder), { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the engine of a host keeps its files: outside the temporary folder, on the disk of the images that it shares. */
function folderOfHost(folder: string): string {
  return cacheFolder("hosts", folder.slice(-6));
}

/** The address of the host on the VPN. */
export const vpnAddress: string = seats.first.vpn;
