import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { internet, type Seat, seats, vpn } from "./addresses.js";
import { complaint, type Outcome } from "./command.js";
import { depotCertificate } from "./depot.js";
import { docker, dockerDemand } from "./engine.js";
import { ensureImage } from "./image-recipes.js";

/** A Debian 13 that runs systemd, seen from where its owner stands when SSH is gone: the console and the power switch. */
export interface Machine {
  readonly name: string;
  /** Runs a command as root on the console, which must succeed, and returns what it printed. Seconds default to 60. */
  console(command: string, seconds?: number): Promise<string>;
  /** The same, for a command that may fail. */
  tryConsole(command: string, seconds?: number): Promise<Outcome>;
  /** Switches it off and on again; returns when systemd has settled. */
  reboot(): Promise<void>;
  /** As a power cut: no service is asked to stop first. */
  cutPower(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Everything root has, but what container engines of Debian 12 do not know, what the machine itself may lack, and what
 * reaches beyond the host: SYS_MODULE, and SYS_TIME, with which setting a time zone moves the machine's own clock by hours.
 */
const capabilities =
  `AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID
  IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST
  NET_RAW SETGID SETFCAP SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO
  SYS_TTY_CONFIG SYSLOG WAKE_ALARM`.split(/\s+/);

/** Boots a bare Debian 13 whose `/var/lib/docker` is the given folder of the controller, and waits until it runs. */
export async function bootMachine(
  name: string,
  dockerFolder: string,
  image?: string,
  seat: Seat = seats.first,
): Promise<Machine> {
  mkdirSync(dockerFolder, { recursive: true });
  await docker(["rm", "--force", "--volumes", name]);
  await dockerDemand(["create", ...arguments_(name, dockerFolder, seat), image ?? (await ensureImage("host"))]);
  await dockerDemand(["network", "connect", "--ip", seat.vpn, vpn.name, name]);
  await dockerDemand(["start", name]);
  const machine = describeMachine(name);
  await settle(machine);
  await trustDepot(machine);
  return machine;
}

function arguments_(name: string, dockerFolder: string, seat: Seat): readonly string[] {
  const unconfined = ["seccomp", "apparmor", "systempaths"].map((what) => `--security-opt=${what}=unconfined`);
  return [
    ...[
      "--name",
      name,
      "--hostname",
      "vps",
      "--network",
      internet.name,
      "--ip",
      seat.internet,
      "--dns",
      internet.depot,
    ],
    ...capabilities.map((capability) => `--cap-add=${capability}`),
    ...unconfined,
    // systemd 257 refuses the first version of control groups unless told so; with the second, `cpus:` limits fail here.
    ...["--cgroupns=private", "--env=container=docker", "--env=SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1"],
    ...["--tmpfs=/run", "--tmpfs=/run/lock", `--volume=${dockerFolder}:/var/lib/docker`],
  ];
}

/** A machine that was booted, by its name. */
export function describeMachine(name: string): Machine {
  const tryConsole = (command: string, seconds = 60) =>
    docker(["exec", name, "bash", "-c", command], { timeout: seconds });
  const machine: Machine = {
    name,
    tryConsole,
    async console(command, seconds) {
      const outcome = await tryConsole(command, seconds);
      if (outcome.code !== 0) throw new Error(complaint(command, outcome));
      return outcome.stdout.trimEnd();
    },
    async reboot() {
      await dockerDemand(["restart", "--time", "60", name]);
      await settle(machine);
    },
    async cutPower() {
      await dockerDemand(["kill", name]);
      await dockerDemand(["start", name]);
      await settle(machine);
    },
    async remove() {
      await docker(["rm", "--force", "--volumes", name]);
    },
  };
  return machine;
}

/** Waits until systemd has nothing left to start: `running`, or `degraded` when a unit failed, which is the test's to judge. */
async function settle(machine: Machine): Promise<void> {
  for (let waited = 0; waited < 240; waited += 1) {
    const state = (await machine.tryConsole("systemctl is-system-running")).stdout.trim();
    if (state === "running" || state === "degraded") return;
    await pause(500);
  }
  throw new Error(
    `'${machine.name}' does not finish booting: ${(await machine.tryConsole("systemctl list-jobs")).stdout}`,
  );
}

/** On a real host the public registries' certificates are trusted already; here the depot's own must be. */
async function trustDepot(machine: Machine): Promise<void> {
  const certificate = await depotCertificate();
  const file = "/usr/local/share/ca-certificates/depot.crt";
  await machine.console(`cat > ${file} <<'PEM'\n${certificate}\nPEM\nupdate-ca-certificates --fresh >/dev/null 2>&1`);
  await machine.console(`echo 'nameserver ${internet.depot}' > /etc/resolv.conf`);
}
