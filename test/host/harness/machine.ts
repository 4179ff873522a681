import { existsSync, readFileSync, statfsSync } from "node:fs";
import { totalmem } from "node:os";
import { dirname } from "node:path";
import { cacheFolder } from "./cache.js";
import { demand, run } from "./command.js";
import { timed } from "./progress.js";

/** What the controller itself needs: an engine, a way to make a Debian from packages, and SSH. */
const tools = [
  { command: "dockerd", package: "docker.io" },
  { command: "docker", package: "docker.io" },
  { command: "debootstrap", package: "debootstrap" },
  { command: "iptables", package: "iptables" },
  { command: "ssh", package: "openssh-client" },
  { command: "ssh-keygen", package: "openssh-client" },
  { command: "python3", package: "python3" },
  { command: "rsync", package: "rsync" },
] as const;

/** Why this machine cannot run a host of its own, in one line; `undefined` when it can. */
export async function whyNotHere(): Promise<string | undefined> {
  if (process.platform !== "linux") return `a Linux kernel is needed, and this is '${process.platform}'`;
  if (process.getuid?.() !== 0) return "root is needed, to start a container engine and to make a root file system";
  const missing = await missingPackages();
  if (missing.length > 0 && !existsSync("/usr/bin/apt-get")) return `no apt-get here to install ${missing.join(", ")}`;
  const kernel = readFileSync("/proc/filesystems", "utf8");
  if (!/\boverlay\b/.test(kernel)) return "the kernel has no overlay file system";
  if (!holds("SYS_ADMIN") || !holds("NET_ADMIN"))
    return "root lacks SYS_ADMIN or NET_ADMIN (a container without privileges?)";
  if (totalmem() < 4 * gibibyte) return "4 GiB of memory are needed";
  const { bavail, bsize } = statfsSync(nearest(cacheFolder()));
  // The images, once in the registry and once unpacked, and what the hosts write.
  const room = existsSync(cacheFolder("preloaded")) ? 4 : 20;
  if (bavail * bsize < room * gibibyte) return `${room} GiB of free space are needed for ${cacheFolder()}`;
  return undefined;
}

const gibibyte = 1024 ** 3;

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

/** Installs what is missing from the machine's own package sources; says nothing and does nothing when all is there. */
export async function installTools(): Promise<void> {
  const missing = await missingPackages();
  if (missing.length === 0) return;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await timed(`installing ${missing.join(", ")}`, async () => {
    await demand("apt-get", ["update", "-qq"], { env });
    await demand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], { env, timeout: 540 });
  });
}

/** The archive this machine gets its packages from, as its own package sources name it. */
export async function packageMirror(): Promise<string> {
  const uris = await demand("apt-get", ["indextargets", "--format", "$(ORIGIN)|$(SITE)|$(REPO_URI)"]);
  const debian = uris.split("\n").find((line) => line.startsWith("Debian|") && !line.includes("security"));
  const uri = debian?.split("|")[2];
  if (uri === undefined) throw new Error("no Debian archive among this machine's package sources");
  return uri.replace(/\/$/, "");
}

async function missingPackages(): Promise<readonly string[]> {
  const found = await Promise.all(
    tools.map(async (tool) =>
      (await run("sh", ["-c", `command -v ${tool.command}`])).code === 0 ? [] : [tool.package],
    ),
  );
  return [...new Set(found.flat())];
}

const capabilityBits = { NET_ADMIN: 12n, SYS_ADMIN: 21n, SYS_RESOURCE: 24n } as const;

/** Whether this process holds a capability that a host of its own needs. */
function holds(capability: keyof typeof capabilityBits): boolean {
  const mask = /CapEff:\s*([0-9a-f]+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
  return ((BigInt(`0x${mask}`) >> capabilityBits[capability]) & 1n) === 1n;
}
